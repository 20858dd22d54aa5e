import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Comparison } from '#contract/compare'
import type { HazardCode } from '#contract/schema-plan'
import type { ToldPlan } from '#contract/told-plan'
import { HazardFilter } from './HazardFilter'
import { Notes } from './Notes'
import { PlanActions } from './PlanActions'
import { ProofWords } from './ProofWords'
import { Refused } from './Refused'
import { averageHeight, StatementList } from './StatementList'
import { useStatements } from './usePages'
import { planAgain } from '../load'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'

interface PlanBodyProps {
  readonly comparison: Comparison
  readonly plan: ToldPlan
  /** Whether the choice has moved on since it was planned. */
  readonly old: boolean
}

/** A plan: whether it is proved, what can be done with it, and its statements in order with their hazards. */
export function PlanBody({ comparison, plan, old }: PlanBodyProps) {
  const [reverse, setReverse] = useState(false)
  const [wanted, setWanted] = useState<HazardCode | null>(null)
  const { statements, steps, hazards, fingerprint, proof } = plan
  // Another plan may have none of these.
  const only = reverse ? undefined : hazards.find(({ code }) => code === wanted)
  const pages = useStatements(comparison.id, fingerprint, only?.code ?? null)
  const count = only?.statements ?? statements
  const told = hazards.reduce((sum, one) => sum + one.statements, 0)
  const inSteps = steps > 1 && steps < statements ? `, in ${countOf(steps, 'step')}` : ''
  return (
    <div className="column grow plan" data-old={old || undefined}>
      <div className="plan-head">
        <div className="row wrap">
          <h2 className="detail-title grow">
            {countOf(statements, 'statement')}
            <span className="dim">{inSteps}</span>
          </h2>
          {statements > 0 && (
            <SegmentedControl
              aria-label="Direction"
              data={[
                { value: 'forward', label: 'Forward' },
                { value: 'reverse', label: 'Reverse' },
              ]}
              value={reverse ? 'reverse' : 'forward'}
              onChange={(value) => setReverse(value === 'reverse')}
            />
          )}
        </div>
        <ProofWords plan={plan} />
        {!('reverse' in proof && proof.reverse === true) && (
          <p className="dim">
            {plan.reversible
              ? 'Its reverse gives back what stands now.'
              : 'Not all of it can be undone: some statements have no reverse, or data would not come back.'}
          </p>
        )}
        <Notes key={fingerprint} notes={plan.notes} />
        <PlanActions comparison={comparison} plan={plan} old={old} />
        <Refused key={`refused ${fingerprint}`} id={comparison.id} plan={plan} />
      </div>
      {!reverse && <HazardFilter hazards={hazards} chosen={only?.code ?? null} onChange={setWanted} />}
      {pages.error !== null && (
        <div className="detail-note">
          <ErrorNotice
            error={pages.error}
            actions={
              pages.error.code === 'state-changed' ? (
                <Button variant="default" onClick={planAgain}>
                  Plan again
                </Button>
              ) : (
                <Button variant="default" onClick={pages.again}>
                  Try again
                </Button>
              )
            }
          />
        </div>
      )}
      <StatementList
        key={`${fingerprint} ${only?.code ?? ''} ${reverse ? 'reverse' : ''}`}
        label={reverse ? 'Reverse' : 'Plan'}
        pages={pages}
        count={count}
        estimate={reverse ? averageHeight(0, 0) : averageHeight(statements, told)}
        reverse={reverse}
        dialect={comparison.from.server.dialect}
      />
    </div>
  )
}

import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Comparison } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import { forwardLines, reverseLines, statementCount } from './lines'
import { PlanActions } from './PlanActions'
import { PlanLineView } from './PlanLineView'
import { ProofWords } from './ProofWords'
import { Refused } from './Refused'
import { countOf } from '../../../ui/amounts'
import { VirtualLines } from '../../../ui/VirtualLines'

interface PlanBodyProps {
  readonly comparison: Comparison
  readonly plan: SchemaPlan
  readonly taken: readonly string[]
  /** Whether the choice has moved on since it was planned. */
  readonly old: boolean
}

/** A plan: whether it is proved, what can be done with it, and its statements in order with their hazards. */
export function PlanBody({ comparison, plan, taken, old }: PlanBodyProps) {
  const [way, setWay] = useState('forward')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => (way === 'reverse' ? reverseLines(plan) : forwardLines(plan)), [plan, way])
  const statements = statementCount(plan)
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  return (
    <div className="column grow plan" data-old={old || undefined}>
      <div className="plan-head">
        <div className="row wrap">
          <h2 className="detail-title grow">{countOf(statements, 'statement')}</h2>
          {statements > 0 && (
            <SegmentedControl
              aria-label="Direction"
              data={[
                { value: 'forward', label: 'Forward' },
                { value: 'reverse', label: 'Reverse' },
              ]}
              value={way}
              onChange={setWay}
            />
          )}
        </div>
        <ProofWords plan={plan} />
        {!('reverse' in plan.proof && plan.proof.reverse === true) && (
          <p className="dim">
            {plan.reversible
              ? 'Its reverse gives back what stands now.'
              : 'Not all of it can be undone: some statements have no reverse, or data would not come back.'}
          </p>
        )}
        {plan.notes.map((note) => (
          <p key={note} className="dim">
            {note}
          </p>
        ))}
        <PlanActions comparison={comparison} plan={plan} taken={taken} old={old} />
        <Refused plan={plan} />
      </div>
      <VirtualLines
        label={way === 'reverse' ? 'Reverse' : 'Plan'}
        items={lines}
        keyOf={(line) => line.key}
        estimate={(line) => (line.kind === 'statement' ? 26 + line.statement.hazards.length * 48 : 26)}
        renderLine={(line) => (
          <PlanLineView
            line={line}
            dialect={comparison.from.server.dialect}
            open={open.has(line.key)}
            onToggle={() => toggle(line.key)}
          />
        )}
      />
    </div>
  )
}

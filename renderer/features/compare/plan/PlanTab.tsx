import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { Comparison } from '#contract/compare'
import { PlanBody } from './PlanBody'
import { cancelPlan, isPlanOf, planAgain, planFor } from '../load'
import { useCompare } from '../store'
import type { Choice } from '../useGroups'
import { countOf } from '../../../ui/amounts'
import { Elapsed } from '../../../ui/Elapsed'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ProgressLine } from '../../../ui/ProgressLine'

/** Whoever is still choosing is not kept waiting by a plan for each click. */
const restMs = 350

/** The way from one side to the other with what is taken, planned anew as the choice changes. */
export function PlanTab({ comparison, choice: { taken } }: { comparison: Comparison; choice: Choice }) {
  const plan = useCompare((state) => state.plan)
  const planOf = useCompare((state) => state.planOf)
  const reading = useCompare((state) => state.comparison.state === 'working')
  const { id } = comparison
  const none = taken.length === 0
  useEffect(() => {
    if (reading || none) return
    const timer = setTimeout(() => planFor(id, taken), restMs)
    return () => clearTimeout(timer)
  }, [id, taken, reading, none])
  if (none) {
    return (
      <p className="detail-body dim">
        {comparison.changes.length === 0
          ? 'Both sides are equal: there is nothing to do.'
          : 'No change is taken. Tick those that are wanted.'}
      </p>
    )
  }
  const { state, progress, error, value } = plan
  // What was planned for another choice can be read, and not acted upon.
  const old = !isPlanOf(planOf, id, taken) || state !== 'done'
  return (
    <div className="column fill">
      {state === 'working' && (
        <div className="compare-progress">
          <ProgressLine
            share={progress?.total == null ? null : progress.done / progress.total}
            label="Planning"
          />
          <div className="row">
            <span className="dim" role="status">
              {progress?.words ?? 'Planning'}
            </span>
            <span className="dim num grow">
              {progress?.total != null &&
                `${progress.done.toLocaleString('en-US')} of ${countOf(progress.total, 'statement')}`}
            </span>
            <span className="dim">{planOf !== null && <Elapsed since={planOf.at} />}</span>
            <Button variant="default" onClick={cancelPlan}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {state === 'cancelled' && (
        <div className="detail-note row">
          <span className="grow dim">Planning was cancelled.</span>
          <Button onClick={planAgain}>Plan again</Button>
        </div>
      )}
      {error !== null && (
        <div className="detail-note">
          <ErrorNotice
            error={error}
            actions={
              <Button variant="default" onClick={planAgain}>
                Plan again
              </Button>
            }
          />
        </div>
      )}
      {value !== null && <PlanBody comparison={comparison} plan={value} old={old} />}
    </div>
  )
}

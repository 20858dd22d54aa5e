import { Button } from '@mantine/core'
import type { Outcome, Run } from '#contract/run'
import { ChangeList } from './ChangeList'
import { FailurePlace } from './FailurePlace'
import { findRuns } from './store'
import { act } from '../../app/notify'
import { navigate } from '../../app/routes'
import { planRoute } from '../../app/run-route'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** How a run ended: what is true now, what it changed, where it failed, and what can be done. */
export function OutcomePanel({ run, outcome }: { run: Run; outcome: Outcome }) {
  const step = outcome.at === null ? undefined : run.steps[outcome.at.step]
  const last = run.steps.at(-1)
  const reached = outcome.kind === 'done' && run.direction === 'up' ? last?.plan.revision : undefined
  const here = step?.plan.revision ?? reached ?? outcome.current
  const canPlanAgain =
    run.of === 'revisions' && outcome.kind !== 'done' && run.direction === 'up' && last !== undefined
  return (
    <div className="outcome" data-kind={outcome.kind}>
      <p className="outcome-truth">{outcome.truth}</p>
      {outcome.error !== null && outcome.kind !== 'cancelled' && <ErrorNotice error={outcome.error} />}
      {outcome.error !== null && run.of === 'revisions' && <FailurePlace run={run} outcome={outcome} />}
      <div className="row wrap">
        {run.of === 'changes' ? (
          <Button variant="default" onClick={() => navigate(['schema'])}>
            Show the schema
          </Button>
        ) : (
          <Button variant="default" onClick={() => navigate(here === null ? ['history'] : ['history', here])}>
            {outcome.kind === 'done' || here === null ? 'Show in history' : `Show ${here}`}
          </Button>
        )}
        {run.of === 'changes' && outcome.kind === 'in-doubt' && (
          <Button variant="default" onClick={() => act(() => findRuns(run.connectionId))}>
            Look again
          </Button>
        )}
        {canPlanAgain && (
          <Button
            variant="default"
            onClick={() => navigate(planRoute({ direction: 'up', to: last.plan.revision, only: false }))}
          >
            Plan again
          </Button>
        )}
      </div>
      <ChangeList changes={run.changes} note={run.changesNote} />
    </div>
  )
}

import './runs.css'
import { PlanPanel } from './PlanPanel'
import { RunPanel } from './RunPanel'
import { readRunRoute } from '../../app/run-route'
import { EmptyState } from '../../ui/EmptyState'

/** What `#/run/…` shows in the detail's place: a plan, or a run. */
export function RunDetail({ rest }: { rest: readonly string[] }) {
  const wanted = readRunRoute(rest)
  if (wanted === null) {
    return (
      <EmptyState title="There is no such run">
        <p>Choose a revision to apply or roll back.</p>
      </EmptyState>
    )
  }
  if ('runId' in wanted) return <RunPanel key={wanted.runId} runId={wanted.runId} />
  return <PlanPanel key={rest.join('/')} wanted={wanted.plan} />
}

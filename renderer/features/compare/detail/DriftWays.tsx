import { Button } from '@mantine/core'
import type { Comparison } from '#contract/compare'
import { useCompare } from '../store'
import { compareRoute } from '../../../app/compare-route'
import { navigate } from '../../../app/routes'
import { useWorkspace } from '../../../app/workspace'

/** What can be done where a live database is not what its own revisions make; nothing where something else is compared. */
export function DriftWays({ comparison }: { comparison: Comparison }) {
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const [from, to] = [comparison.from.side, comparison.to.side]
  const plan = () => useCompare.setState({ tab: 'plan' })
  const swap = () => navigate(compareRoute({ from: to, to: from }, folder))
  if (isDrift(from, to)) {
    return (
      <section aria-label="Drift" className="drift-ways">
        <p>
          The database was changed past its revisions. What is to stay becomes a revision; what is not is
          taken back in the database; what may differ is ignored, one object at a time or all that is ticked.
        </p>
        <div className="row wrap">
          <Button onClick={plan}>Adopt into a revision…</Button>
          <Button variant="default" onClick={swap}>
            Revert in the database…
          </Button>
        </div>
      </section>
    )
  }
  if (isDrift(to, from)) {
    return (
      <section aria-label="Drift" className="drift-ways">
        <p>This way takes back what was changed past the revisions. Nothing runs before the plan was seen.</p>
        <div className="row wrap">
          <Button onClick={plan}>Show what would run</Button>
          <Button variant="default" onClick={swap}>
            Adopt instead…
          </Button>
        </div>
      </section>
    )
  }
  return (
    <div className="row wrap">
      <Button onClick={plan}>Show the plan</Button>
    </div>
  )
}

type Side = Comparison['from']['side']

function isDrift(project: Side, live: Side): boolean {
  return (
    project.kind === 'project' &&
    project.at.kind === 'current' &&
    live.kind === 'connection' &&
    live.connectionId === project.at.connectionId
  )
}

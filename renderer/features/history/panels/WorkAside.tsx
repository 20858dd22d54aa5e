import { MergePanel } from './MergePanel'
import { NewRevisionPanel } from './NewRevisionPanel'
import { PythonPanel } from './PythonPanel'
import { StampPanel } from './StampPanel'
import { RoundTripsPanel } from '../effects/RoundTripsPanel'
import { useWorkspace } from '../../../app/workspace'
import { EmptyState } from '../../../ui/EmptyState'

/** First parts of the routes of the tasks that stand in the detail's place. */
export const workPaths = ['stamp', 'new-revision', 'merge', 'python', 'round-trips'] as const

/** The task that a route names. */
export function WorkAside({ path, rest }: { path: string; rest: readonly string[] }) {
  const project = useWorkspace((state) => state.project)
  if (project === null) return null
  if (path === 'round-trips') return <RoundTripsPanel project={project} />
  if (project.format !== 'alembic') {
    return (
      <EmptyState title="Only in Alembic projects">
        <p>
          What is applied of SQL files stands in the ledger: mark revisions one by one. New files you write
          yourself; they appear here at once.
        </p>
      </EmptyState>
    )
  }
  if (path === 'stamp') return <StampPanel key={rest[0]} project={project} target={rest[0] ?? null} />
  if (path === 'python') return <PythonPanel project={project} />
  return path === 'merge' ? <MergePanel project={project} /> : <NewRevisionPanel project={project} />
}

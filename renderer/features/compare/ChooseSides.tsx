import { Button } from '@mantine/core'
import { compareRoute } from '../../app/compare-route'
import type { WantedSides } from '../../app/compare-route'
import { navigate } from '../../app/routes'
import { dialectOf } from '../../app/scratch'
import { currentConnection, useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'

/** What stands here until both sides are chosen: what this is for, and the comparisons that are asked for most. */
export function ChooseSides({ sides }: { sides: WantedSides }) {
  const entry = useWorkspace(currentConnection)
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const go = (next: WantedSides) => navigate(compareRoute(next, folder))
  const chosen = sides.from !== null || sides.to !== null
  return (
    <EmptyState title={chosen ? 'Choose the other side' : 'Compare two schemas'}>
      <p>
        A side is a live database, this project at any of its revisions, another project, a snapshot, or an
        SQL file. What differs is shown with the statements that lead <b>from</b> one <b>to</b> the other,
        tried in a throwaway database before they are offered.
      </p>
      {entry !== null && !chosen && (
        <>
          <Button onClick={() => go(drift(folder, entry.connection))}>
            {entry.connection.name} against what its revisions make
          </Button>
          <Button variant="default" onClick={() => go(pending(folder, entry.connection))}>
            {entry.connection.name} against all revisions
          </Button>
        </>
      )}
    </EmptyState>
  )
}

type Chosen = Parameters<typeof dialectOf>[0]

function drift(folder: string, connection: Chosen): WantedSides {
  const at = { kind: 'current', connectionId: connection.id } as const
  return {
    from: { kind: 'project', folder, at, dialect: dialectOf(connection) },
    to: { kind: 'connection', connectionId: connection.id },
  }
}

function pending(folder: string, connection: Chosen): WantedSides {
  return {
    from: { kind: 'connection', connectionId: connection.id },
    to: { kind: 'project', folder, at: { kind: 'heads' }, dialect: dialectOf(connection) },
  }
}

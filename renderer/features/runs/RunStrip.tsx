import './runs.css'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { RunProgress } from './RunPanel'
import { findRuns, markSeen, useRuns } from './store'
import { progressOf, runTitle } from './words'
import { client } from '../../app/client'
import type { ScreenProps } from '../../app/feature'
import { act } from '../../app/notify'
import { navigate } from '../../app/routes'
import { runRoute } from '../../app/run-route'
import { openConnectionId, useWorkspace } from '../../app/workspace'
import { Elapsed } from '../../ui/Elapsed'

/** The strip under every screen while a run is under way, or ended without having been looked at. */
export function RunStrip({ path, rest }: ScreenProps) {
  const connectionId = useWorkspace(openConnectionId)
  const folder = useWorkspace((state) => state.project?.folder)
  const run = useRuns((state) => (state.newest === null ? undefined : state.runs[state.newest]))
  const seen = useRuns((state) => run !== undefined && state.seen.includes(run.id))
  useEffect(() => {
    if (connectionId !== null) act(() => findRuns(connectionId))
  }, [connectionId])
  if (run === undefined || run.folder !== folder || seen) return null
  if (path === 'run' && rest[0] === run.id) return null
  const { done, of } = progressOf(run)
  return (
    <aside className="strip" aria-label="Run" data-kind={run.outcome?.kind}>
      {run.outcome === null && <RunProgress run={run} />}
      <div className="row">
        <strong className="clip">{runTitle(run)}</strong>
        {run.outcome === null && (
          <span className="dim num">
            {done} of {of} · <Elapsed since={run.startedAt} />
          </span>
        )}
        <span className="grow" />
        <Button variant="default" onClick={() => navigate(runRoute(run.id))}>
          Open
        </Button>
        {run.outcome === null ? (
          <Button
            variant="default"
            disabled={run.cancelling}
            onClick={() => act(() => client.runs.cancel({ runId: run.id }))}
          >
            {run.cancelling ? 'Cancelling…' : 'Cancel'}
          </Button>
        ) : (
          <Button variant="default" onClick={() => markSeen(run.id)}>
            Dismiss
          </Button>
        )}
      </div>
    </aside>
  )
}

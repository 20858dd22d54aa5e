import { create } from 'zustand'
import { foldRunEvent } from '#contract/run'
import type { Run } from '#contract/run'
import { client } from '../../app/client'
import type { WantedRun } from '../../app/run-route'
import { noteDatabaseChange, useWorkspace } from '../../app/workspace'

interface RunsStore {
  /** Runs this window knows, by id. */
  readonly runs: Readonly<Record<string, Run>>
  /** The newest run of the connection in use; the strip tells of it until it was seen. */
  readonly newest: string | null
  readonly seen: readonly string[]
}

export const useRuns = create<RunsStore>(() => ({ runs: {}, newest: null, seen: [] }))

const watched = new Set<string>()

/** Starts the run of a plan and watches it; the run's id. Throws what the operation throws. */
export async function startRun(wanted: WantedRun, fingerprint: string): Promise<string> {
  const { project, connectionId } = useWorkspace.getState()
  if (project === null || connectionId === null) throw new Error('No connection is open.')
  const { runId } = await client.runs.start({ folder: project.folder, connectionId, ...wanted, fingerprint })
  useRuns.setState({ newest: runId })
  void watchRun(runId)
  return runId
}

/** Finds the runs of a connection, so that a window opened or loaded again shows what is under way. */
export async function findRuns(connectionId: string): Promise<void> {
  const runs = await client.runs.list({ connectionId })
  if (useWorkspace.getState().connectionId !== connectionId) return
  const known = Object.fromEntries(runs.map((run) => [run.id, run]))
  const live = runs.find((run) => run.outcome === null)
  useRuns.setState((was) => {
    const later = runs.find(({ id, toldLater }) => toldLater === true && !was.seen.includes(id))
    return { runs: { ...was.runs, ...known }, newest: live?.id ?? later?.id ?? was.newest }
  })
  if (live !== undefined) void watchRun(live.id)
}

/** Follows a run to its end; a run already followed is left to its watcher. Throws where there is no such run. */
export async function watchRun(runId: string): Promise<void> {
  if (watched.has(runId)) return
  watched.add(runId)
  try {
    let run: Run | null = null
    for await (const event of await client.runs.watch({ runId })) {
      run = foldRunEvent(run, event)
      const now = run
      useRuns.setState((was) => ({ runs: { ...was.runs, [runId]: now } }))
      if (event.type === 'end') noteDatabaseChange()
    }
  } finally {
    watched.delete(runId)
  }
}

/** Puts a run's end out of the strip. */
export function markSeen(runId: string): void {
  useRuns.setState((was) => (was.seen.includes(runId) ? was : { seen: [...was.seen, runId] }))
}

import { create } from 'zustand'
import type { DialectName } from '#contract/connection'
import type { SourcePlace } from '#contract/errors'
import type { History } from '#contract/revision'
import type { WantedStamp } from '#contract/stamp'
import { client } from '../../app/client'
import { newestOnly, notLoaded } from '../../app/loaded'
import type { Loaded } from '../../app/loaded'
import { noteDatabaseChange, openConnectionId, useWorkspace } from '../../app/workspace'
import type { Shown } from './rows'

interface HistoryStore {
  /** What `history` was read for; another project or connection starts anew. */
  readonly of: string | null
  readonly history: Loaded<History>
  readonly filter: string
  readonly shown: Shown
  readonly tab: string
  /** The line that *Source* points at. */
  readonly place: ShownPlace | null
  /** The dialect SQL is told for while no connection says one. */
  readonly dialect: DialectName | null
}

/** A place in a project file, and whether something is wrong there. */
export interface ShownPlace extends SourcePlace {
  readonly tone: 'bad' | 'note'
}

export const useHistory = create<HistoryStore>(() => ({
  of: null,
  history: notLoaded,
  filter: '',
  shown: 'all',
  tab: 'changes',
  place: null,
  dialect: null,
}))

const reader = newestOnly<History>((change) =>
  useHistory.setState((was) => ({ history: change(was.history) })),
)

/** Reads the history from the server; without an open connection there is none to read. */
export function readHistory(): void {
  const workspace = useWorkspace.getState()
  const folder = workspace.project?.folder ?? null
  const connectionId = openConnectionId(workspace)
  if (folder === null || connectionId === null) {
    // A session that is being opened again, or was lost, leaves what was read; another project does not.
    if (workspace.connectionId === null) {
      reader.stop()
      useHistory.setState({ of: null, history: notLoaded })
    }
    return
  }
  const of = `${folder}\n${connectionId}`
  if (useHistory.getState().of !== of) useHistory.setState({ of, history: notLoaded })
  void reader.read((signal) => client.history.read({ folder, connectionId }, { signal }))
}

/** Records a person's decision about one revision. Throws what the operation throws. */
export async function markRevision(
  revision: string,
  as: 'applied' | 'pending' | 'accept-file',
): Promise<void> {
  const workspace = useWorkspace.getState()
  const connectionId = openConnectionId(workspace)
  if (workspace.project === null || connectionId === null) return
  const history = await client.history.mark({ folder: workspace.project.folder, connectionId, revision, as })
  reader.stop()
  useHistory.setState({ history: { value: history, loading: false, error: null } })
  noteDatabaseChange()
}

/** Shows a line of the chosen revision's file in *Source*. */
export function showPlace(place: SourcePlace, tone: ShownPlace['tone']): void {
  useHistory.setState({ tab: 'source', place: { ...place, tone } })
}

/** Sets the version table, as a look before has shown it. Throws what the operation throws. */
export async function stampHistory(stamp: WantedStamp & { from: readonly string[] }): Promise<void> {
  const workspace = useWorkspace.getState()
  const connectionId = openConnectionId(workspace)
  if (workspace.project === null || connectionId === null) return
  const { folder } = workspace.project
  const history = await client.history.stamp({ folder, connectionId, ...stamp, from: [...stamp.from] })
  reader.stop()
  useHistory.setState({ history: { value: history, loading: false, error: null } })
  noteDatabaseChange()
}

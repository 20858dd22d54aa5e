import { isApplied } from '../rows'
import { useHistory } from '../store'
import { openConnectionId, useWorkspace } from '../../../app/workspace'

/** Whether the open database has a revision; null where none is open, or its history is not known. */
export function useApplied(revision: string): boolean | null {
  const live = useWorkspace(openConnectionId) !== null
  const state = useHistory(
    ({ history }) => history.value?.entries.find((entry) => entry.revision.id === revision)?.state ?? null,
  )
  return live && state !== null ? isApplied(state) : null
}

import type { Project } from '#contract/revision'
import { useDialect } from '../useDialect'
import type { Replayed } from './store'
import { useScratch } from '../../../app/scratch'

/** Where the project's history is replayed; null where a person has still to allow a server for it. */
export function useReplayed(project: Project): { replayed: Replayed | null; of: string } {
  const { folder, readAt } = project
  const { dialect } = useDialect(project)
  const scratch = useScratch(folder, dialect)
  const replayed = scratch === null ? null : { folder, dialect, scratch: scratch.connectionId }
  return { replayed, of: JSON.stringify([replayed, readAt]) }
}

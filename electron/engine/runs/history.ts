import type { History } from '#contract/revision'
import type { Sessions } from '../connections/sessions'
import { readHistory } from '../projects/history'
import { openProject } from '../projects/open'
import { readLedger } from './database-links'

/** A project's revisions against one database, both read now. */
export async function readAgainst(
  sessions: Sessions,
  { folder, connectionId }: { folder: string; connectionId: string },
): Promise<History> {
  const [project, { rows, lock }] = await Promise.all([
    openProject(folder),
    readLedger(sessions, connectionId),
  ])
  const read = readHistory(project, rows, { runUnderWay: lock !== null })
  return { ...read, problems: project.problems, lock, readAt: new Date().toISOString() }
}

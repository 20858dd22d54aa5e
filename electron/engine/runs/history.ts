import type { History } from '#contract/revision'
import type { Sessions } from '../connections/sessions'
import { formatNamed } from '../projects/formats'
import { openProject } from '../projects/open'
import { readServer } from './database-links'

/** A project's revisions against one database, both read now. */
export async function readAgainst(
  sessions: Sessions,
  { folder, connectionId }: { folder: string; connectionId: string },
): Promise<History> {
  const project = await openProject(folder)
  const { state, lock } = await readServer(sessions, connectionId, project.versionTable)
  const read = formatNamed(project.format).history(project, state, { runUnderWay: lock !== null })
  return { ...read, problems: project.problems, lock, readAt: new Date().toISOString() }
}

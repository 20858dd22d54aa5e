import type { WorkProgress } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import type { Project } from '#contract/revision'
import { openDatabase } from './database'
import { meantDialect } from './meant-dialect'
import { visible } from './table'
import { projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** The project, and where its history is replayed: in this process, or with `--scratch` on the database's server. */
export async function replayed(terminal: Terminal): Promise<{
  project: Project
  where: { folder: string; dialect: DialectName; scratch: string | null }
}> {
  const { args, client } = terminal
  const folder = projectFolder(terminal)
  const project = await client.projects.open({ folder })
  const dialect = meantDialect(args, project)
  const scratch = args.scratch ? await openDatabase(terminal) : null
  return { project, where: { folder, dialect, scratch } }
}

/** Said where a history is empty. */
export const noRevisions = 'The project has no revisions.'

/** Says what is done now. */
export function sayWork({ words, done, total }: WorkProgress): void {
  say(visible(total === null ? words : `${words} (${done + 1} of ${total})`))
}

import type { DialectName } from '#contract/connection'
import type { Direction, Project } from '#contract/revision'
import type { ToldChanges } from '#contract/told-changes'
import { formatNamed } from '../projects/formats'
import { changeWords } from '../projects/formats/alembic/words/change-words'

/** What one direction of a revision changes, told from its file alone; null where it has no such part, or its file is SQL already. */
export async function toldChanges(
  project: Project,
  revision: string,
  direction: Direction,
  dialect: DialectName,
): Promise<ToldChanges | null> {
  const script = await formatNamed(project.format).script(project, revision, direction, dialect)
  if (script === null || script.kind === 'text') return null
  const { file } = script
  if (script.kind === 'changes') return { kind: 'read', file, changes: changeWords(script.changes) }
  return {
    kind: 'unread',
    place: { file, line: script.line, column: script.column },
    why: script.why,
  }
}

import type { Project } from '#contract/revision'
import type { Draft, WantedDraft } from '../../../draft'
import { scriptOf } from '../script'
import { makeRevision } from './new-revision'
import { bodyOf } from './operations/body'

/** A revision in Alembic's operations, and one that executes the statements as they were planned. */
export async function drafts(project: Project, wanted: WantedDraft): Promise<Draft[]> {
  const { message, parents, now, dialect } = wanted
  const made: Draft[] = []
  for (const says of ['operations', 'statements'] as const) {
    const body = bodyOf(wanted, says)
    const { revision, file, text } = await makeRevision(project, { message, parents, now }, body)
    const read = (direction: 'up' | 'down') => scriptOf(project, file, text, direction, dialect)
    made.push({
      revision,
      files: [{ file, text }],
      up: await read('up'),
      down: 'irreversible' in wanted.down ? null : await read('down'),
      says,
    })
  }
  return made
}

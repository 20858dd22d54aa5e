import type { WrittenRevision } from '#contract/new-revision'
import type { Project } from '#contract/revision'
import { AppError } from '../errors'
import { settingNotes } from './formats/alembic/create/setting-notes'
import { writeRevision } from './formats/alembic/create/new-revision'
import { openProject } from './open'
import { parentsOf } from './parents'

/** Writes an empty revision, or a merge, into an Alembic project, and reads it back as any other file. */
export async function newRevision(
  folder: string,
  message: string,
  names: readonly string[] | null,
): Promise<WrittenRevision> {
  const project = await openProject(folder)
  if (project.format !== 'alembic') throw writtenByHand(project)
  const parents = parentsOf(project, names)
  const { revision, file } = await writeRevision(project, { message, parents, now: new Date() })
  const read = await openProject(folder)
  const found = read.revisions.find(({ id }) => id === revision)
  if (found?.upFile !== file || found.downRevisions.join('\n') !== parents.join('\n')) throw notReadBack(file)
  return { revision, file, parents, notes: await settingNotes(folder), project: read }
}

function writtenByHand({ name }: Project): AppError {
  return new AppError('project-blocked', `${name} is a folder of SQL files, which Varve does not write.`, {
    advice: 'Make the next numbered file yourself; Varve shows it at once.',
  })
}

function notReadBack(file: string): AppError {
  return new AppError(
    'unreadable-file',
    `${file} was written, and does not read as the revision that was asked for.`,
    {
      advice:
        'Look at it, and at script.py.mako, from which it was made: it must assign revision and down_revision.',
      place: { file, line: 1, column: 1 },
    },
  )
}

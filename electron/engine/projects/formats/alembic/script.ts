import type { DialectName } from '#contract/connection'
import type { Direction, Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import { checksumOf } from '../../checksum'
import type { Script } from '../../format'
import { readTextFile } from '../../text-file'
import { namingConvention } from './naming/naming-convention'
import { readScript } from './script/read-script'

const sqlalchemyName = { postgres: 'postgresql', mysql: 'mysql' } as const

/** One direction of a revision, read from disk now, as data. */
export async function script(
  project: Project,
  revision: string,
  direction: Direction,
  dialect: DialectName,
): Promise<Script | null> {
  const found = project.revisions.find(({ id }) => id === revision)
  if (!found) throw new AppError('no-such-revision', `${project.name} has no revision ${revision}.`)
  const file = direction === 'up' ? found.upFile : found.downFile
  const has = direction === 'up' ? found.hasUp : found.hasDown
  if (file === null || !has) return null
  const source = await readTextFile(project.folder, file)
  if (!('text' in source)) {
    throw new AppError('unreadable-file', source.failure.message, { advice: source.failure.advice })
  }
  return scriptOf(project, file, source.text, direction, dialect)
}

/** One direction of a revision whose file has this text, as data. */
export async function scriptOf(
  project: Project,
  file: string,
  text: string,
  direction: Direction,
  dialect: DialectName,
): Promise<Script> {
  const checksum = checksumOf(text)
  const read = readScript(text, direction, sqlalchemyName[dialect])
  switch (read.kind) {
    case 'empty':
      return { kind: 'changes', file, changes: [], namingConvention: null, checksum }
    case 'changes':
      return {
        kind: 'changes',
        file,
        changes: read.changes,
        namingConvention: await namingConvention(project),
        checksum,
      }
    case 'not-readable': {
      const { line, column, why } = read
      return { kind: 'unread', file, line, column, why, checksum }
    }
  }
}

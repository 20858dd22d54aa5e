import { basename } from 'node:path'
import type { Direction, Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import type { ScriptText } from '../../format'
import { isRevision, readName } from './names'
import { readSqlFile, runs } from './revision-files'

/** The text of one direction, read from disk now. */
export async function script(
  project: Project,
  revision: string,
  direction: Direction,
): Promise<ScriptText | null> {
  const found = project.revisions.find(({ id }) => id === revision)
  if (!found) throw new AppError('no-such-revision', `${project.name} has no revision ${revision}.`)
  const file = direction === 'up' ? found.upFile : found.downFile
  if (file === null) return null
  const name = readName(basename(file))
  if (!isRevision(name)) throw new AppError('unreadable-file', `${file} is no revision file.`)
  const read = await readSqlFile(project.folder, file, name)
  if (read.bad) {
    throw new AppError('unreadable-file', read.bad.message, { advice: read.bad.advice })
  }
  const part = read[direction]
  if (!part || !runs(part)) return null
  return {
    kind: 'text',
    file,
    text: part.text,
    line: part.line,
    transaction: part.transaction,
    checksum: read.checksum,
  }
}

import type { Statement } from '#contract/plan'
import type { Direction, Project, ShownScript } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import type { ScriptUnread } from '../projects/format'
import { formatNamed } from '../projects/formats'

/** One direction of a revision as the statements that a server of the dialect would get. */
export interface ReadScript {
  readonly file: string
  /** SHA-256 of the file as it was just read. */
  readonly checksum: string
  readonly statements: readonly Statement[]
  /** False where the file says `transaction:false`. */
  readonly transaction: boolean
}

/** Reads one direction from disk now; throws `no-down-part` where the revision has none, `script-not-read` where only the project's own tool can tell it. */
export async function readScript(
  project: Project,
  revision: string,
  direction: Direction,
  dialect: Dialect,
): Promise<ReadScript> {
  const script = await formatNamed(project.format).script(project, revision, direction, dialect.name)
  if (script === null) throw noSuchPart(revision, direction)
  const checksum = script.checksum ?? ''
  const { file } = script
  switch (script.kind) {
    case 'text': {
      const statements = (await dialect.split(script.text)).map((statement) => ({
        ...statement,
        line: statement.line + script.line - 1,
      }))
      return { file, checksum, statements, transaction: script.transaction }
    }
    case 'changes':
      return { file, checksum, statements: await dialect.render(script.changes, file), transaction: true }
    case 'unread':
      throw notRead(revision, script)
  }
}

/** One direction of a revision to be looked at: as its file has it, or as the dialect renders it; null where there is none. */
export async function showScript(
  project: Project,
  revision: string,
  direction: Direction,
  dialect: Dialect,
): Promise<ShownScript | null> {
  const script = await formatNamed(project.format).script(project, revision, direction, dialect.name)
  if (script === null) return null
  if (script.kind === 'text') {
    const { file, text, line, transaction } = script
    return { file, text, line, transaction, from: 'file' }
  }
  if (script.kind === 'unread') throw notRead(revision, script)
  const { file, changes } = script
  const statements = await dialect.render(changes, file)
  const text = statements.map(({ sql }) => `${sql};\n`).join('\n')
  return { file, text, line: 1, transaction: true, from: 'data' }
}

function noSuchPart(revision: string, direction: Direction): AppError {
  return new AppError('no-down-part', `Revision ${revision} has no ${direction} part.`, {
    advice: 'Write one, or leave the revision as it is.',
  })
}

function notRead(revision: string, { file, line, column, why }: ScriptUnread): AppError {
  return new AppError(
    'script-not-read',
    `${revision} can't be read as data: line ${line} of ${file}: ${why}`,
    {
      advice: 'Run this revision with Alembic itself; Varve sees the result in its version table.',
      place: { file, line, column },
    },
  )
}

import type { ServerInfo } from '#contract/connection'
import type { SourcePlace } from '#contract/errors'
import type { ScriptWay, Statement } from '#contract/plan'
import type { Direction, Project, ShownScript } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import type { Script, ScriptChanges, ScriptUnread } from '../projects/format'
import { formatNamed } from '../projects/formats'
import type { FindTool } from './tool'

/** One direction of a revision as the statements that a server of the dialect would get. */
export interface ReadScript {
  readonly file: string
  /** SHA-256 of the file as it was just read. */
  readonly checksum: string
  readonly statements: readonly Statement[]
  /** False where the file says `transaction:false`. */
  readonly transaction: boolean
  readonly way: ScriptWay
  /** Why it is not read as data, where it is not, and the place in its file that says so. */
  readonly why: string | null
  readonly place: SourcePlace | null
}

/** What a script is read for. */
export interface Reader {
  readonly dialect: Dialect
  /** The server it is read for, where one is known. */
  readonly server: ServerInfo | null
  readonly tool: FindTool
  /** Named types that scripts of the same run have made so far. */
  readonly madeTypes: Set<string>
}

/** Reads one direction from disk now; throws `no-down-part` where the revision has none, `script-not-read` where only the project's own tool can tell it. */
export async function readScript(
  project: Project,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ReadScript> {
  const script = await formatNamed(project.format).script(project, revision, direction, reader.dialect.name)
  if (script === null) throw noSuchPart(revision, direction)
  return statementsOf(script, revision, direction, reader)
}

/** The statements of a script that was read already. */
export async function statementsOf(
  script: Script,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ReadScript> {
  const checksum = script.checksum ?? ''
  const { file } = script
  switch (script.kind) {
    case 'text': {
      const statements = (await reader.dialect.split(script.text)).map((statement) => ({
        ...statement,
        line: statement.line + script.line - 1,
      }))
      return {
        file,
        checksum,
        statements,
        transaction: script.transaction,
        way: 'file',
        why: null,
        place: null,
      }
    }
    case 'changes':
      return rendered(script, revision, direction, reader)
    case 'unread':
      return byTool(script, revision, direction, reader)
  }
}

/** One direction of a revision to be looked at: as its file has it, or as the dialect renders it; null where there is none. */
export async function showScript(
  project: Project,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ShownScript | null> {
  const script = await formatNamed(project.format).script(project, revision, direction, reader.dialect.name)
  if (script === null) return null
  if (script.kind === 'text') {
    const { file, text, line, transaction } = script
    return { file, text, line, transaction, from: 'file' }
  }
  const read = await statementsOf(script, revision, direction, reader)
  if (read.way === 'delegated') throw notShown(revision, read)
  const text = read.statements.map(({ sql }) => `${sql};\n`).join('\n')
  return {
    file: read.file,
    text,
    line: 1,
    transaction: true,
    from: read.way === 'data' ? 'data' : 'rendered',
  }
}

/** What is read as data, in the dialect's words; what the dialect refuses, the project's own Alembic may know better. */
async function rendered(
  { file, checksum, changes, namingConvention }: ScriptChanges,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ReadScript> {
  const { dialect, madeTypes } = reader
  try {
    const statements = await dialect.render(changes, file, { madeTypes, namingConvention })
    return {
      file,
      checksum: checksum ?? '',
      statements,
      transaction: true,
      way: 'data',
      why: null,
      place: null,
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'project-blocked') throw error
    if ((await reader.tool()) instanceof AppError) throw error
    const { line, column } = error.data.place ?? { line: 1, column: 1 }
    const unread: ScriptUnread = { kind: 'unread', file, line, column, why: error.message, checksum }
    return byTool(unread, revision, direction, reader)
  }
}

/** The project's own Alembic tells the SQL where it can, else it runs the revision itself. */
async function byTool(
  script: ScriptUnread,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ReadScript> {
  const { dialect, server } = reader
  const { file, line, column } = script
  const tool = await reader.tool()
  if (tool instanceof AppError) throw notRead(revision, script, tool)
  const checksum = script.checksum ?? ''
  const why = `Line ${line} of ${file}: ${script.why}`
  const place = { file, line, column }
  try {
    const told = await tool.render(revision, direction, dialect.name, server)
    const statements: Statement[] = []
    for (const { sql, autocommit } of told) {
      const parts = await dialect.split(sql)
      // What Alembic sends at once to MySQL is one statement there, whatever stands in it.
      const sent = dialect.transactionalDdl ? parts : parts.slice(0, 1).map((part) => ({ ...part, sql }))
      statements.push(
        ...sent.map((statement) => ({ ...statement, ...(autocommit ? outside : {}), line, column })),
      )
    }
    return { file, checksum, statements, transaction: true, way: 'rendered', why, place }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'python-failed') throw error
    const whole = `${why} Alembic could not tell its SQL either: ${error.message}`
    return { file, checksum, statements: [], transaction: true, way: 'delegated', why: whole, place }
  }
}

const outside = { transactional: false, reason: 'The revision runs it in an autocommit block.' } as const

function noSuchPart(revision: string, direction: Direction): AppError {
  return new AppError('no-down-part', `Revision ${revision} has no ${direction} part.`, {
    advice: 'Write one, or leave the revision as it is.',
  })
}

function notRead(revision: string, { file, line, column, why }: ScriptUnread, tool: AppError): AppError {
  return new AppError(
    'script-not-read',
    `${revision} can't be read as data: line ${line} of ${file}: ${why}`,
    {
      advice:
        `The project’s own Alembic can tell what it does: ${tool.message} ${tool.data.advice ?? ''}`.trim(),
      place: { file, line, column },
    },
  )
}

function notShown(revision: string, { why, place }: ReadScript): AppError {
  return new AppError('script-not-read', `Only Alembic itself can run ${revision}. ${why ?? ''}`.trim(), {
    advice: 'Applying it runs the project’s own Alembic, on the connection that is open.',
    ...(place === null ? {} : { place }),
  })
}

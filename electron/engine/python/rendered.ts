import type { DialectName } from '#contract/connection'
import type { Direction } from '#contract/revision'
import { AppError } from '../errors'
import { alembicInput, folderOf } from './alembic-input'
import { converse, refuseUnlessDone } from './conversation'
import { nowhere, plainUrl } from './database-url'
import type { AllowedPython } from './permission'
import { renderProgram } from './programs/render-program'
import type { PythonProject } from './project'

const timeoutMs = 60_000

/** One statement as the revision's own function sends it. */
export interface RenderedStatement {
  readonly sql: string
  /** Whether it stands in an `autocommit_block`, so outside of any transaction. */
  readonly autocommit: boolean
}

export interface RenderedScript {
  /** All statements behind each other, each with its semicolon. */
  readonly text: string
  readonly statements: readonly RenderedStatement[]
}

/** A server whose SQL is wanted, where one is known: some spellings depend on it. */
export interface RenderFor {
  readonly mariadb: boolean
  readonly version: readonly number[]
}

export interface RenderOptions {
  readonly server?: RenderFor | null
  readonly signal?: AbortSignal | null
  readonly timeoutMs?: number
}

/**
 * The SQL of one revision in one direction, told by the project's own Alembic; no database is needed or touched. Throws
 * `python-failed` with Python's last lines, also where the revision asks the database, so that no SQL would be true.
 */
export async function renderedScript(
  project: PythonProject,
  revision: string,
  direction: Direction,
  dialect: DialectName,
  python: AllowedPython,
  options: RenderOptions = {},
): Promise<RenderedScript> {
  const told = {
    python,
    program: renderProgram,
    purpose: `render revision ${revision}`,
    folder: folderOf(project),
    input: {
      ...alembicInput({ python, project, revision, direction }, nowhere(dialect), null, true),
      plainUrl: plainUrl(dialect),
      server: options.server ?? null,
    },
    environment: {},
    timeoutMs: options.timeoutMs ?? timeoutMs,
    signal: options.signal ?? null,
    secrets: [],
  }
  const conversation = await converse(told)
  refuseUnlessDone(told, conversation)
  const answer = conversation.answers.find(({ kind }) => kind === 'sql')
  const statements = readStatements(answer?.['statements'])
  if (statements === null) throw new AppError('python-failed', `${python.path} told no SQL of ${revision}.`)
  return { statements, text: statements.map(({ sql }) => terminated(sql)).join('\n\n') }
}

function readStatements(value: unknown): RenderedStatement[] | null {
  if (!Array.isArray(value)) return null
  return value.flatMap((one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    'sql' in one &&
    typeof one.sql === 'string' &&
    'autocommit' in one
      ? [{ sql: one.sql, autocommit: one.autocommit === true }]
      : [],
  )
}

function terminated(sql: string): string {
  if (sql.endsWith(';')) return sql
  // A comment would take the semicolon with it.
  return /(--|#)[^\n]*$/.test(sql) ? `${sql}\n;` : `${sql};`
}

import type { DialectName } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { AppError, toAppErrorData } from '../errors'
import { alembicInput, folderOf, stepInput, type WantedStep } from './alembic-input'
import { type Answer, converse, failureOf, lastWords, refuseUnlessDone } from './conversation'
import { nowhere, plainUrl } from './database-url'
import type { AllowedPython } from './permission'
import { renderProgram } from './programs/render-program'
import type { PythonProject } from './project'

const timeoutMs = 60_000
const moreMs = 2000

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

export interface RenderOptions {
  /** The server whose SQL is wanted, where one is known: some spellings depend on it. */
  readonly server?: { readonly mariadb: boolean; readonly version: readonly number[] } | null
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
  const [script] = await renderedScripts(project, [{ revision, direction }], dialect, python, options)
  if (script === undefined || 'error' in script)
    throw script === undefined ? new Error(`nothing was told of ${revision}`) : AppError.of(script.error)
  return script
}

/** The same for many steps, by one Python: each has its SQL, or its own error. Throws only where Python can't be started. */
export async function renderedScripts(
  project: PythonProject,
  wanted: readonly WantedStep[],
  dialect: DialectName,
  python: AllowedPython,
  options: RenderOptions = {},
): Promise<({ readonly error: AppErrorData } | RenderedScript)[]> {
  const only = wanted.length === 1
  const told = {
    python,
    program: renderProgram,
    purpose: only ? purposeOf(wanted[0]) : `render ${wanted.length} steps`,
    folder: folderOf(project),
    input: {
      ...alembicInput(python, project, nowhere(dialect), null),
      offline: true,
      steps: wanted.map(stepInput),
      plainUrl: plainUrl(dialect),
      server: options.server ?? null,
    },
    environment: {},
    timeoutMs: options.timeoutMs ?? timeoutMs + wanted.length * moreMs,
    signal: options.signal ?? null,
    secrets: [],
    parts: 1 + wanted.length / 100,
  }
  const conversation = await converse(told)
  const { answers, end } = conversation
  let rest: AppErrorData | null = null
  try {
    refuseUnlessDone(told, conversation)
  } catch (error) {
    rest = toAppErrorData(error)
  }
  return wanted.map((step, index) => {
    const answer = answers.find((one) => one['index'] === index)
    if (answer?.kind === 'sql') return scriptOf(answer)
    if (answer === undefined) return { error: rest ?? toAppErrorData(silent(step)) }
    // What env.py printed belongs to all steps.
    const last = lastWords({ lastLines: [...(only ? end.lastLines : []), ...traceOf(answer)] })
    const own = { ...told, purpose: purposeOf(step) }
    return { error: failureOf(own, answer, last).data }
  })
}

function purposeOf(step: WantedStep | undefined): string {
  return `render revision ${step?.revision ?? ''}`
}

function scriptOf(answer: Answer): RenderedScript {
  const told: unknown = answer['statements']
  const statements = (Array.isArray(told) ? told : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('sql' in one) || typeof one.sql !== 'string') return []
    return [{ sql: one.sql, autocommit: 'autocommit' in one && one.autocommit === true }]
  })
  return { statements, text: statements.map(({ sql }) => terminated(sql)).join('\n\n') }
}

function traceOf(answer: Answer): string[] {
  const trace: unknown = answer['trace']
  return Array.isArray(trace) ? trace.flatMap((part: unknown) => String(part).split('\n')) : []
}

function silent({ revision }: WantedStep): AppError {
  return new AppError('python-failed', `Python told nothing of revision ${revision}.`)
}

function terminated(sql: string): string {
  if (sql.endsWith(';')) return sql
  // A comment would take the semicolon with it.
  return /(--|#)[^\n]*$/.test(sql) ? `${sql}\n;` : `${sql};`
}

import type { DialectName, ServerTarget } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { toAppErrorData } from '../errors'
import { alembicInput, folderOf, stepInput } from './alembic-input'
import { type Answer, converse, refuseUnlessDone } from './conversation'
import { handedOver, tlsEnvironment } from './database-url'
import type { AllowedPython } from './permission'
import { delegateProgram } from './programs/delegate-program'
import type { PythonProject } from './project'
import type { PythonEnd } from './run-python'
import type { SameDatabase } from './same-database'

/** The longest statement that is shown whole, and how many characters of statements a run shows. */
const longestStatement = 64 * 1024
const mostCharacters = 4 * 1024 * 1024

const backendSql: Record<DialectName, string> = {
  postgres: 'select pg_backend_pid()',
  mysql: 'select connection_id()',
}

/** What is heard of a delegated step while it runs; text is without secrets. */
export type DelegatedEvent =
  /** A link to the server was opened; `text` is the server's name for it, for whoever must cancel or look at it. */
  | { readonly kind: 'session'; readonly text: string }
  /** The revision was found to be the one that Alembic would run, and begins. */
  | { readonly kind: 'started' }
  /** Right before SQLAlchemy sends it. */
  | { readonly kind: 'statement'; readonly text: string }
  /** A line that Alembic, env.py or the revision printed. */
  | { readonly kind: 'log'; readonly text: string }

export interface DelegatedStep {
  readonly project: PythonProject
  readonly revision: string
  readonly direction: Direction
  readonly python: AllowedPython
  readonly target: ServerTarget
  readonly password: string | null
  /** Asked on every link Python opens; another answer, and nothing is run on it. env.py may well have an address of its own. */
  readonly proof: SameDatabase
  /** Sent first on every link Python opens: time limits, the name of the application. */
  readonly prepare: readonly string[]
  readonly signal: AbortSignal | null
  /** Null: as long as it takes. */
  readonly timeoutMs: number | null
  listen(event: DelegatedEvent): void
}

/** How it ended, as Python tells it. What stands in the database is for the version table and the catalog to say. */
export interface DelegatedEnd {
  readonly kind: 'done' | 'failed' | 'cancelled' | 'timeout'
  readonly error: AppErrorData | null
  /** Line of the revision's file where it failed, where it failed there. */
  readonly line: number | null
  /** Whether the revision was begun: otherwise nothing was run. */
  readonly started: boolean
  /** The server's names of the links that Python has opened. */
  readonly backends: readonly string[]
  readonly exitCode: number | null
  readonly lastLines: readonly string[]
}

/** Runs one revision in one direction on a database by the project's own Alembic; aborting ends Python with all it has started. Throws only where Python can't be started. */
export async function runDelegated(step: DelegatedStep): Promise<DelegatedEnd> {
  const { python, target, password, revision } = step
  const told = {
    python,
    program: delegateProgram,
    purpose: `run revision ${revision}`,
    folder: folderOf(step.project),
    input: {
      ...alembicInput(python, step.project, target, password),
      offline: false,
      step: stepInput(step),
      prepare: step.prepare,
      proof: { ask: step.proof.ask, answer: step.proof.answer },
      backendSql: backendSql[target.dialect],
      longest: longestStatement,
      most: mostCharacters,
    },
    environment: tlsEnvironment(target),
    timeoutMs: step.timeoutMs,
    signal: step.signal,
    secrets: handedOver(password),
    hear: (answer: Answer) => hear(step, answer),
    output: (text: string) => step.listen({ kind: 'log', text }),
  }
  const conversation = await converse(told)
  const { beyond } = conversation.end
  if (beyond > 0) step.listen({ kind: 'log', text: `${beyond} more bytes were printed and are not shown.` })
  const error = errorOf(() => refuseUnlessDone(told, conversation))
  return { ...endOf(conversation.answers, conversation.end, error), error }
}

function hear(step: DelegatedStep, answer: Answer): void {
  const { text, backend, count } = answer
  if (answer.kind === 'started') step.listen({ kind: 'started' })
  if (answer.kind === 'statement' && typeof text === 'string') step.listen({ kind: 'statement', text })
  if (answer.kind === 'session' && typeof backend === 'string')
    step.listen({ kind: 'session', text: backend })
  if (answer.kind === 'left-out')
    step.listen({ kind: 'log', text: `${String(count)} more statements were run and are not shown.` })
}

function endOf(
  answers: readonly Answer[],
  { kind, exitCode, lastLines }: PythonEnd,
  error: AppErrorData | null,
): Omit<DelegatedEnd, 'error'> {
  const line = answers.find((answer) => answer.kind === 'failed')?.['line']
  const backends = answers.flatMap(({ kind: what, backend }) =>
    what === 'session' && typeof backend === 'string' ? [backend] : [],
  )
  return {
    kind: kind === 'exited' ? (error === null ? 'done' : 'failed') : kind,
    line: typeof line === 'number' ? line : null,
    started: answers.some((answer) => answer.kind === 'started'),
    backends,
    exitCode,
    lastLines,
  }
}

function errorOf(check: () => void): AppErrorData | null {
  try {
    check()
    return null
  } catch (error) {
    return toAppErrorData(error)
  }
}

import type { Statement } from '#contract/plan'
import type { SourcePlace } from '#contract/errors'
import type { Session } from '../dialects/dialect'
import { AppError } from '../errors'
import type { LiveRun } from './live-run'

const firstLookMs = 800
const nextLookMs = 1000

/** Sends one statement of a step and keeps the run's value true meanwhile: elapsed, notices, who it waits for, cancel. */
export async function runStatement(
  run: LiveRun,
  session: Session,
  step: number,
  index: number,
): Promise<void> {
  const plan = run.value.steps[step]?.plan
  const statement = plan?.statements[index]
  if (plan === undefined || statement === undefined) throw new Error(`step ${step} has no statement ${index}`)
  refuseIfCancelled(run)
  const started = Date.now()
  run.statement(step, index, { state: 'running', startedAt: new Date(started).toISOString() })
  const stopLooking = lookForBlockers(run, session)
  const cancel = (): void => void session.cancel().catch(() => undefined)
  run.cancelled.addEventListener('abort', cancel)
  try {
    const { rows, notices } = await session.run(statement.sql)
    run.statement(step, index, { state: 'done', ms: Date.now() - started, rows, notices: [...notices] })
  } catch (error) {
    const lost = error instanceof AppError && error.code === 'connection-lost'
    run.statement(step, index, { state: lost ? 'in-doubt' : 'failed', ms: Date.now() - started })
    throw placed(error, plan.file, statement)
  } finally {
    run.cancelled.removeEventListener('abort', cancel)
    stopLooking()
  }
}

/** Throws `cancelled` when someone has asked the run to stop. */
export function refuseIfCancelled(run: LiveRun): void {
  if (run.cancelled.aborted) throw new AppError('cancelled', 'Cancelled before the next statement was sent.')
}

function lookForBlockers(run: LiveRun, session: Session): () => void {
  let timer: NodeJS.Timeout | null = null
  let over = false
  const look = async (): Promise<void> => {
    const blocker = await session.waitingFor().catch(() => null)
    if (over) return
    run.waiting(blocker)
    timer = setTimeout(() => void look(), nextLookMs)
  }
  timer = setTimeout(() => void look(), firstLookMs)
  return () => {
    over = true
    if (timer !== null) clearTimeout(timer)
    run.waiting(null)
  }
}

/** The error with its place in the file, where the statement comes from one. */
export function placed(error: unknown, file: string, statement: Statement): unknown {
  if (!(error instanceof AppError) || error.data.place !== null || file === '') return error
  return AppError.of({
    ...error.data,
    place: placeOf(file, statement, error.data.server?.position ?? 0),
  })
}

function placeOf(file: string, statement: Statement, offset: number): SourcePlace {
  const before = statement.sql.slice(0, Math.max(0, offset)).split('\n')
  const last = before.at(-1) ?? ''
  return before.length === 1
    ? { file, line: statement.line, column: statement.column + last.length }
    : { file, line: statement.line + before.length - 1, column: last.length + 1 }
}

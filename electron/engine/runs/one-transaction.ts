import { AppError, toAppErrorData } from '../errors'
import { refuseIfCancelled, runStatement } from './statement-runner'
import { as, type Body, moveVersions, rowOf, undoOpen } from './step-body'

/** The statements and their ledger row commit together, or nothing stands. */
export async function inOneTransaction(body: Body): Promise<void> {
  const { context, step, plan, session, tag, started } = body
  const { run, ledger, links } = context
  const count = plan.statements.length
  /** How many statements stand because one of them ended the transaction, which only the server could know. */
  let stands = 0
  let row: number | null = null
  try {
    await as(tag, 'session', () => session.query('begin'))
    for (let index = 0; index < count; index++) {
      await as(tag, 'revision', () => runStatement(run, session, step, index))
      if (!(await as(tag, 'session', () => session.inTransaction()))) stands = index + 1
    }
    refuseIfCancelled(run)
    await context.lock.refuseIfLost()
    await as(tag, 'session', () => links.dialect.restore(session))
    const durationMs = Date.now() - started
    await as(tag, 'ledger', () => moveVersions(body, session))
    row = await as(tag, 'ledger', () =>
      ledger.insert(session, { ...rowOf(body), state: 'done', statementsDone: count, durationMs }),
    )
    await as(tag, 'session', () => session.query('commit'))
  } catch (error) {
    // The server undoes a transaction whose link is gone, unless COMMIT was already on its way.
    if (session.closed && row !== null) throw unanswered(body, row, error)
    const left = await undoOpen(body)
    if (left !== null) throw await notUndone(body, left, error)
    run.restate(step, ['in-doubt'], 'failed')
    run.restate(step, ['done'], 'rolled-back', stands)
    run.step(step, stands === 0 ? 'failed' : 'stopped', Date.now() - started)
    if (stands > 0) await record(body, 'stopped', stands, error)
    throw error
  }
}

function unanswered({ context, step, plan, started }: Body, row: number, cause: unknown): AppError {
  context.unanswered.push({ step, row, stood: 0, end: plan.statements.length })
  context.run.restate(step, ['done'], 'in-doubt')
  context.run.step(step, 'in-doubt', Date.now() - started)
  return new AppError('in-doubt', 'The link broke while the transaction was being committed.', { cause })
}

/** Tables without transactions keep their rows; which ones is for a person to see, so the row says "in doubt". */
async function notUndone(body: Body, left: string, cause: unknown): Promise<AppError> {
  const { context, step, started } = body
  context.run.restate(step, ['done'], 'in-doubt')
  context.run.step(step, 'in-doubt', Date.now() - started)
  await record(body, 'running', 0, cause)
  const { message, place, server } = toAppErrorData(cause)
  return new AppError('in-doubt', `${message} The server could not undo everything: ${left}`, {
    advice:
      'Look at the tables without transactions (MyISAM, Aria), then mark the revision as applied or pending.',
    ...(place === null ? {} : { place }),
    ...(server === null ? {} : { server }),
    cause,
  })
}

/** Writes down, beside the transaction that is gone, what stands of it. */
async function record(body: Body, state: 'stopped' | 'running', done: number, cause: unknown): Promise<void> {
  const { context, plan, started } = body
  const durationMs = Date.now() - started
  await context
    .onLedger(plan.revision, async (link) => {
      const row = { ...rowOf(body), statementsDone: done, durationMs }
      const id = await context.ledger.insert(link, { ...row, state: 'running' })
      const { message: error } = toAppErrorData(cause)
      await context.ledger.finish(link, id, { state, statementsDone: done, durationMs, error })
    })
    .catch(() => undefined)
}

import type { LedgerEntry } from '#contract/revision'
import type { Statement } from '#contract/plan'
import type { Dialect, Session } from '../dialects/dialect'
import { AppError } from '../errors'
import type { Ledger, NewLedgerRow } from './ledger'
import type { RunLinks, Tag } from './links'
import type { LiveRun } from './live-run'
import { partsOf } from './planner'
import { refuseIfCancelled, runStatement } from './statement-runner'

export interface StepContext {
  readonly run: LiveRun
  readonly links: RunLinks
  readonly ledger: Ledger
  /** A link beside the step's own (opened again where it broke), for rows that must stand whatever becomes of the step's. */
  readonly onLedger: <T>(revision: string, work: (session: Session) => Promise<T>) => Promise<T>
  readonly runBy: string
  readonly appVersion: string
}

/** Runs one step on a link of its own; resolves only when its ledger row says `done` on the server. */
export async function runStep(context: StepContext, step: number): Promise<void> {
  const { run, links } = context
  const plan = run.value.steps[step]?.plan
  if (plan === undefined) throw new Error(`no step ${step}`)
  refuseIfCancelled(run)
  const started = Date.now()
  run.step(step, 'running')
  for (let index = 0; index < plan.resumeAfter; index++) run.statement(step, index, { state: 'stood' })
  const tag: Tag = { purpose: 'session', revision: plan.revision }
  const session = await links.open(tag)
  try {
    const body = { context, step, session, tag, started }
    await (plan.transaction === 'one' ? inOneTransaction(body) : statementByStatement(body))
  } finally {
    await session.close()
  }
  run.step(step, 'done', Date.now() - started)
}

interface Body {
  readonly context: StepContext
  readonly step: number
  readonly session: Session
  readonly tag: Tag
  readonly started: number
}

/** The statements and their ledger row commit together, or nothing stands. */
async function inOneTransaction(body: Body): Promise<void> {
  const { context, step, session, tag, started } = body
  const count = planOf(body).statements.length
  let committing = false
  try {
    await as(tag, 'session', () => session.query('begin'))
    for (let index = 0; index < count; index++) {
      await as(tag, 'revision', () => runStatement(context.run, session, step, index))
    }
    refuseIfCancelled(context.run)
    await as(tag, 'session', () => context.links.dialect.restore(session))
    await as(tag, 'ledger', () =>
      context.ledger.insert(session, {
        ...rowOf(body),
        state: 'done',
        statementsDone: count,
        durationMs: Date.now() - started,
      }),
    )
    committing = true
    await as(tag, 'session', () => session.query('commit'))
  } catch (error) {
    const lost = error instanceof AppError && error.code === 'connection-lost'
    if (!session.closed) await as(tag, 'session', () => session.query('rollback')).catch(() => undefined)
    // The server undoes a transaction whose link is gone, unless COMMIT was already on its way.
    const doubt = lost && committing
    context.run.restate(step, ['done', 'in-doubt'], doubt ? 'in-doubt' : 'rolled-back')
    context.run.restate(step, ['waiting'], 'not-run')
    context.run.step(step, doubt ? 'in-doubt' : 'failed', Date.now() - started)
    throw doubt
      ? new AppError('in-doubt', 'The link broke while the transaction was being committed.', {
          cause: error,
        })
      : error
  }
}

/** Parts commit one after the other; the ledger row tells after each how many statements stand. */
async function statementByStatement(body: Body): Promise<void> {
  const { context, step, session, tag, started } = body
  const { run, ledger, links, onLedger } = context
  const plan = planOf(body)
  let stands = plan.resumeAfter
  const id = await onLedger(plan.revision, (link) =>
    ledger.insert(link, {
      ...rowOf(body),
      state: 'running',
      statementsDone: stands,
      durationMs: null,
    }),
  )
  const progress = (done: number) => onLedger(plan.revision, (link) => ledger.progress(link, id, done))
  const finish = (end: Pick<LedgerEntry, 'state' | 'error'>) =>
    onLedger(plan.revision, (link) =>
      ledger.finish(link, id, { ...end, statementsDone: stands, durationMs: Date.now() - started }),
    )
  let inFilesTransaction = false
  try {
    for (const part of partsOf(plan)) {
      if (part.transactional) {
        await as(tag, 'session', () => session.query('begin'))
        for (let index = part.first; index < part.end; index++) {
          await as(tag, 'revision', () => runStatement(run, session, step, index))
        }
        await as(tag, 'session', () => links.dialect.restore(session))
        await as(tag, 'ledger', () => ledger.progress(session, id, part.end))
        await as(tag, 'session', () => session.query('commit'))
        stands = part.end
      } else {
        await as(tag, 'revision', () => runStatement(run, session, step, part.first))
        inFilesTransaction = staysOpen(inFilesTransaction, plan.statements[part.first], links.dialect)
        if (inFilesTransaction) continue
        stands = part.end
        await progress(stands)
      }
    }
    await finish({ state: 'done', error: null })
  } catch (error) {
    const lost = !(error instanceof AppError) || error.code === 'connection-lost' || error.code === 'in-doubt'
    await session.close()
    // What ran behind the last commit is undone by the server, or, where the link broke, unknown.
    run.restate(step, ['done'], lost ? 'in-doubt' : 'rolled-back', stands)
    run.restate(step, ['waiting'], 'not-run')
    run.step(step, lost ? 'in-doubt' : stands === 0 ? 'failed' : 'stopped', Date.now() - started)
    // Where the link broke the row stays `running`: that is what says "in doubt" to whoever reads it next.
    if (!lost) await finish({ state: 'stopped', error: error.message }).catch(() => undefined)
    throw error
  }
}

/** Whether the file's own transaction is open behind a statement; DDL ends it where the server can't roll DDL back. */
function staysOpen(open: boolean, statement: Statement | undefined, dialect: Dialect): boolean {
  const control = statement?.control ?? null
  if (control !== null) return control === 'begin'
  return open && (dialect.transactionalDdl || statement?.transactional === true)
}

function planOf(body: Body) {
  const step = body.context.run.value.steps[body.step]
  if (step === undefined) throw new Error(`no step ${body.step}`)
  return step.plan
}

function rowOf(body: Body): Omit<NewLedgerRow, 'state' | 'statementsDone' | 'durationMs'> {
  const { revision, message, direction, checksum, statements } = planOf(body)
  const { runBy, appVersion } = body.context
  return { revision, message, direction, checksum, statements: statements.length, runBy, appVersion }
}

async function as<T>(tag: Tag, purpose: Tag['purpose'], work: () => Promise<T>): Promise<T> {
  tag.purpose = purpose
  return work()
}

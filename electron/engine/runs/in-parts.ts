import type { LedgerEntry } from '#contract/revision'
import type { PlanStep, Statement } from '#contract/plan'
import type { Dialect, Session } from '../dialects/dialect'
import { AppError, toAppErrorData } from '../errors'
import { type Part, partsOf } from './planner'
import { refuseIfCancelled, runStatement } from './statement-runner'
import { as, type Body, moveVersions, rowOf, undoOpen } from './step-body'
import { together } from './together'

/** How far a step has come. */
interface Progress {
  /** The step's row of the ledger. */
  row: number
  /** Statements that stand for certain. */
  stands: number
  /** The statement or part under way. */
  at: Part | null
  /** Whether the server says that the file's own transaction is open. */
  open: boolean
  /** Whether a link that breaks now leaves it unknown what took effect. */
  exposed: boolean
}

/** Parts commit one after the other; the ledger row tells after each how many statements stand. */
export async function inParts(body: Body): Promise<void> {
  const { context, plan } = body
  const { resumeAfter } = plan
  const row = await context.onLedger(plan.revision, (link) =>
    context.ledger.insert(link, {
      ...rowOf(body),
      state: 'running',
      statementsDone: resumeAfter,
      durationMs: null,
    }),
  )
  const progress: Progress = { row, stands: resumeAfter, at: null, open: false, exposed: false }
  try {
    for (const part of partsOf(plan)) {
      progress.at = part
      await context.lock.refuseIfLost()
      await (part.transactional ? runPart(body, progress, part) : runAlone(body, progress, part.first))
    }
    if (progress.open) throw neverEnded(plan)
    await finish(body, progress, { state: 'done', error: null })
  } catch (error) {
    await stop(body, progress, error)
    throw error
  }
}

async function runPart(body: Body, progress: Progress, { first, end }: Part): Promise<void> {
  const { context, step, session, tag } = body
  const { run, ledger, links } = context
  await as(tag, 'session', () => session.query('begin'))
  for (let index = first; index < end; index++) {
    await as(tag, 'revision', () => runStatement(run, session, step, index))
  }
  refuseIfCancelled(run)
  await as(tag, 'session', () => links.dialect.restore(session))
  await as(tag, 'ledger', () => ledger.progress(session, progress.row, end))
  progress.exposed = true
  await as(tag, 'session', () => session.query('commit'))
  progress.exposed = false
  progress.stands = end
}

async function runAlone(body: Body, progress: Progress, index: number): Promise<void> {
  const { context, step, plan, session, tag } = body
  const statement = plan.statements[index]
  const inside = progress.open
  progress.exposed = !inside || statement?.control === 'commit' || statement?.transactional === false
  await as(tag, 'revision', () => runStatement(context.run, session, step, index))
  progress.exposed = false
  progress.open = await as(tag, 'session', () => session.inTransaction())
  const chained = statement?.control === 'commit' || statement?.control === 'rollback'
  // AND CHAIN opens the next transaction at once; where DDL commits by itself, so does BEGIN within a transaction.
  if (inside && progress.open && !chained && !beginsAnew(context.links.dialect, statement)) return
  if (!inside && progress.open) return
  progress.stands = progress.open && !chained ? index : index + 1
  // The ledger's link would wait for a transaction that only the next statement ends.
  if (progress.open && !context.links.sideBySide) return
  await context.onLedger(plan.revision, (link) =>
    context.ledger.progress(link, progress.row, progress.stands),
  )
}

function beginsAnew(dialect: Dialect, statement: Statement | undefined): boolean {
  if (dialect.transactionalDdl || statement?.control !== 'begin') return false
  return !/^set\b/i.test(statement.sql)
}

/** Tells what stands where a step ends before its end, in the run and in the ledger. */
async function stop(body: Body, progress: Progress, error: unknown): Promise<void> {
  const { context, plan, step, session, started } = body
  const { run } = context
  const broken = session.closed
  if (!broken) await committedBeforeFailing(body, progress)
  const left = await undoOpen(body)
  await session.close()
  const { stands, exposed, at } = progress
  const doubt = (broken && exposed) || left !== null
  if (broken && exposed && at?.transactional === true)
    context.unanswered.push({ step, row: progress.row, stood: stands, end: at.end })
  if (doubt) run.restate(step, broken ? ['done', 'failed'] : ['done'], 'in-doubt', stands)
  else {
    // What ran behind the last commit is undone by the server.
    run.restate(step, ['in-doubt'], 'failed')
    run.restate(step, ['done'], 'rolled-back', stands)
  }
  run.step(step, doubt ? 'in-doubt' : stands === 0 ? 'failed' : 'stopped', Date.now() - started)
  // A row that stays `running` says "in doubt" to whoever reads it next.
  if (doubt) return
  await context.onLedger(plan.revision, (link) => keepRow(link, body, progress)).catch(() => undefined)
  await finish(body, progress, { state: 'stopped', error: toAppErrorData(error).message }).catch(
    () => undefined,
  )
}

/** The step's row is written anew where the step itself took it away: what stands must not be forgotten. */
async function keepRow(link: Session, body: Body, progress: Progress): Promise<void> {
  const { ledger } = body.context
  await ledger.ensure(link)
  if ((await ledger.read(link)).some(({ id }) => id === progress.row)) return
  progress.row = await ledger.insert(link, {
    ...rowOf(body),
    state: 'running',
    statementsDone: progress.stands,
    durationMs: null,
  })
}

/** Where DDL commits by itself it does so before it fails: what the file's transaction held then stands. */
async function committedBeforeFailing({ plan, session }: Body, progress: Progress): Promise<void> {
  const index = progress.at?.first ?? 0
  if (!progress.open || plan.statements[index]?.transactional !== false) return
  const open = await session.inTransaction().catch(() => true)
  if (!open) progress.stands = index
}

/** The row and the move of the version table commit together. */
async function finish(
  body: Body,
  { row, stands }: Progress,
  end: Pick<LedgerEntry, 'state' | 'error'>,
): Promise<void> {
  const { context, plan, started } = body
  const last = { ...end, statementsDone: stands, durationMs: Date.now() - started }
  await context.onLedger(plan.revision, async (link) => {
    if (end.state !== 'done' || plan.versions === null) return context.ledger.finish(link, row, last)
    return together(link, async () => {
      await moveVersions(body, link)
      await context.ledger.finish(link, row, last)
    })
  })
}

function neverEnded({ file, revision }: PlanStep): AppError {
  return new AppError(
    'project-blocked',
    `${file} ends, and the transaction it opened last is not committed.`,
    {
      advice:
        'What that transaction held was undone. Add COMMIT at the end of the file, then finish the revision by hand and mark it.',
      revision,
    },
  )
}

import type { Catalog } from '#contract/catalog'
import type { LedgerEntry, Project } from '#contract/revision'
import type { Outcome, Run } from '#contract/run'
import { diff } from '../diff/diff'
import type { RunLock } from '../dialects/dialect'
import { AppError, toAppErrorData } from '../errors'
import { readHistory } from '../projects/history'
import { lastRowOf } from './last-row'
import { runStep, type StepContext } from './step-runner'
import { truthOf, unreadTruth } from './truth'

export interface RunContext extends StepContext {
  readonly project: Project
  readonly lock: RunLock
  /** Looks at the catalog on a link of its own. */
  readonly look: () => Promise<Catalog>
  /** Reads the ledger back on a fresh link, trying again for a while where the server is gone. */
  readonly readBack: () => Promise<LedgerEntry[]>
}

/** Runs every step of a run whose lock is held, reads the server back, and ends the run; never throws. */
export async function execute(context: RunContext): Promise<void> {
  const { run } = context
  const before = await catalogOrNote(context)
  let failure: unknown = null
  for (let step = 0; step < run.value.steps.length && failure === null; step++) {
    try {
      await refuseWithoutLock(context.lock)
      await runStep(context, step)
    } catch (error) {
      failure = error
      if (run.value.steps[step]?.state === 'waiting') run.step(step, 'not-run')
    }
  }
  run.value.steps.forEach((step, index) => {
    if (step.state !== 'waiting') return
    run.restate(index, ['waiting'], 'not-run')
    run.step(index, 'not-run')
  })
  const outcome = await outcomeOf(context, failure)
  const { changes, note } = await changesSince(context, before)
  run.end(outcome, changes, note)
}

async function refuseWithoutLock(lock: RunLock): Promise<void> {
  if (await lock.held().catch(() => false)) return
  throw new AppError(
    'connection-lost',
    'The run lock of this database was lost: the link that holds it is gone.',
    {
      advice: 'Nothing more was sent. Look at the history and start again.',
    },
  )
}

async function outcomeOf(context: RunContext, failure: unknown): Promise<Outcome> {
  const { run, project } = context
  let rows: LedgerEntry[]
  try {
    rows = await context.readBack()
  } catch (error) {
    const at = placeOfFailure(run.value)
    const shown = toAppErrorData(failure ?? error)
    return { kind: 'in-doubt', error: shown, at, truth: unreadTruth(run.value), current: null }
  }
  settleDoubt(context, rows)
  const history = readHistory(project, rows)
  const truth = truthOf(run.value, history)
  const { current } = history
  const unproved = run.value.steps.filter((step) => step.state === 'done' && !isProved(step.plan, rows))
  const allDone = run.value.steps.every((step) => step.state === 'done')
  if (allDone && unproved.length === 0) return { kind: 'done', error: null, at: null, truth, current }
  const error =
    unproved.length === 0
      ? toAppErrorData(failure)
      : new AppError(
          'in-doubt',
          `The ledger, read back, does not say that ${unproved[0]?.plan.revision ?? ''} is done.`,
          {
            advice:
              'Someone else may write to this database. Look at the history before doing anything more.',
          },
        ).data
  const doubtful = unproved.length > 0 || run.value.steps.some((step) => step.state === 'in-doubt')
  const kind = doubtful ? 'in-doubt' : error.code === 'cancelled' ? 'cancelled' : 'failed'
  return { kind, error, at: placeOfFailure(run.value), truth, current }
}

/** A transaction whose COMMIT got no answer is settled by its ledger row: it stands with it or not at all. */
function settleDoubt(context: RunContext, rows: readonly LedgerEntry[]): void {
  const { run } = context
  run.value.steps.forEach((step, index) => {
    if (step.state !== 'in-doubt' || step.plan.transaction !== 'one') return
    const committed = isProved(step.plan, rows)
    run.restate(index, ['in-doubt'], committed ? 'done' : 'rolled-back')
    run.step(index, committed ? 'done' : 'failed', step.ms)
  })
}

function isProved(plan: Run['steps'][number]['plan'], rows: readonly LedgerEntry[]): boolean {
  const row = lastRowOf(rows, plan.revision)
  return (
    row?.state === 'done' && row.direction === plan.direction && row.statementsDone === plan.statements.length
  )
}

function placeOfFailure(run: Run): Outcome['at'] {
  for (const [step, value] of run.steps.entries()) {
    const statement = value.statements.findIndex(({ state }) => state === 'failed' || state === 'in-doubt')
    if (statement >= 0) return { step, statement }
  }
  return null
}

type Look = { catalog: Catalog; note: null } | { catalog: null; note: string }

async function catalogOrNote(context: RunContext): Promise<Look> {
  try {
    return { catalog: await context.look(), note: null }
  } catch (error) {
    return { catalog: null, note: `The schema could not be read: ${toAppErrorData(error).message}` }
  }
}

async function changesSince(
  context: RunContext,
  before: Look,
): Promise<{ changes: Run['changes']; note: string | null }> {
  if (before.catalog === null) return { changes: null, note: before.note }
  const after = await catalogOrNote(context)
  if (after.catalog === null) return { changes: null, note: after.note }
  return { changes: diff(before.catalog, after.catalog), note: null }
}

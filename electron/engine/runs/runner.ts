import type { PlanStep } from '#contract/plan'
import type { LedgerEntry, Project } from '#contract/revision'
import type { Outcome, Run } from '#contract/run'
import { AppError, toAppErrorData } from '../errors'
import type { DatabaseState } from '../projects/database-state'
import { formatNamed } from '../projects/formats'
import { changesSince, lookOrNote } from './changes'
import { lastRowOf } from './last-row'
import { settleCommits } from './settle'
import type { StepContext } from './step-body'
import { placeOfFailure } from './place-of-failure'
import { runStep } from './step-runner'
import { truthOf, unreadTruth } from './truth'
import { sameVersions } from './versions'

export interface RunContext extends StepContext {
  readonly project: Project
  /** Reads the ledger back on a fresh link, trying again for a while where the server is gone; where `settled`, once no transaction can change it any more. */
  readonly readBack: (settled: boolean) => Promise<DatabaseState>
}

export interface RunEnd extends Pick<Run, 'changes' | 'changesNote'> {
  readonly outcome: Outcome
}

/** Runs every step of a run whose lock is held and reads the server back; gives how the run ended. */
export async function execute(context: RunContext): Promise<RunEnd> {
  const { run, links, lock } = context
  const before = await lookOrNote(() => links.look(run.cancelled))
  let failure: unknown = null
  for (let step = 0; step < run.value.steps.length && failure === null; step++) {
    try {
      await lock.refuseIfLost()
      await runStep(context, step)
    } catch (error) {
      failure = error
    }
  }
  // A step still "running" failed before anything of it was sent.
  run.value.steps.forEach((step, index) => {
    run.restate(index, ['waiting'], 'not-run')
    if (step.state === 'waiting' || step.state === 'running') run.step(index, 'not-run')
  })
  const outcome = await outcomeOf(context, failure)
  return { outcome, ...(await changesSince(before, () => links.look(null))) }
}

async function outcomeOf(context: RunContext, failure: unknown): Promise<Outcome> {
  const { run, project, unanswered, readBack } = context
  let state: DatabaseState
  try {
    state = await readBack(unanswered.length > 0)
    if (await settleCommits(context, state.rows)) state = await readBack(false)
  } catch (error) {
    const at = placeOfFailure(run.value)
    const shown = toAppErrorData(failure ?? error)
    return { kind: 'in-doubt', error: shown, at, truth: unreadTruth(run.value, error), current: null }
  }
  const history = formatNamed(project.format).history(project, state)
  const { current } = history
  const { steps } = run.value
  const at = placeOfFailure(run.value)
  const truth = truthOf(run.value, history)
  const unproved = unprovedOf(steps, state)
  if (unproved !== undefined) {
    const error = notRecorded(unproved.plan.revision).data
    return { kind: 'in-doubt', error, at, truth, current }
  }
  if (steps.every((step) => step.state === 'done')) {
    return { kind: 'done', error: null, at: null, truth, current }
  }
  const error = toAppErrorData(failure)
  const doubtful = steps.some((step) => step.state === 'in-doubt')
  const kind = doubtful ? 'in-doubt' : error.code === 'cancelled' ? 'cancelled' : 'failed'
  return { kind, error, at, truth, current }
}

function notRecorded(revision: string): AppError {
  return new AppError('in-doubt', `The database, read back, does not say that ${revision} is done.`, {
    advice:
      'The revision itself, or someone else, has written to the tables that keep what is applied. Look at the history before doing anything more.',
  })
}

/** The first step said to be done of which the database, read back, says otherwise. */
function unprovedOf(
  steps: Run['steps'],
  { rows, versions }: DatabaseState,
): Run['steps'][number] | undefined {
  const done = steps.filter(({ state }) => state === 'done')
  const last = done.at(-1)
  const left = last?.plan.versions?.to
  if (versions !== null && left !== undefined && !sameVersions(left, versions)) return last
  return done.find(({ plan }) => !isProved(plan, rows))
}

function isProved(plan: PlanStep, rows: readonly LedgerEntry[]): boolean {
  const row = lastRowOf(rows, plan.revision)
  return (
    row?.state === 'done' && row.direction === plan.direction && row.statementsDone === plan.statements.length
  )
}

import type { Outcome, RunStep } from '#contract/run'
import { AppError } from '../errors'
import type { LiveRun } from './live-run'

/** Gives a run that nobody goes on with the states that its record leaves: what was under way is undone or in doubt. */
export function restateInterrupted(run: LiveRun): void {
  run.value.steps.forEach((step, index) => {
    if (step.state === 'running') restateStep(run, step, index)
    run.restate(index, ['waiting'], 'not-run')
    if (step.state === 'waiting') run.step(index, 'not-run')
  })
}

function restateStep(run: LiveRun, { plan, statements }: RunStep, index: number): void {
  if (statements.every(({ state }) => state === 'done')) {
    // Of a transaction the COMMIT may have been on its way.
    const inside = plan.transaction === 'one'
    if (inside) run.restate(index, ['done'], 'in-doubt')
    run.step(index, inside ? 'in-doubt' : 'done')
  } else if (plan.transaction === 'one') {
    // No COMMIT was sent, and nobody is there to send one.
    run.restate(index, ['done', 'running', 'in-doubt'], 'rolled-back')
    run.step(index, 'failed')
  } else {
    const sent = statements.some(({ state }) => state === 'running' || state === 'in-doubt')
    run.restate(index, ['running'], 'in-doubt')
    run.step(index, sent ? 'in-doubt' : 'failed')
  }
}

/** Why such a run ended. */
export function whyInterrupted(outcome: Outcome | null): AppError {
  if (outcome?.error != null) return AppError.of(outcome.error)
  return new AppError('in-doubt', 'Varve ended before this plan did.', {
    advice: 'What stands was read from the database. Compare again: the new plan has what is left.',
  })
}

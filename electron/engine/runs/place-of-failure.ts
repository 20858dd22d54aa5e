import type { Outcome, Run } from '#contract/run'

/** The step and statement that failed, or else the first that is in doubt. */
export function placeOfFailure(run: Run): Outcome['at'] {
  for (const wanted of ['failed', 'in-doubt']) {
    for (const [step, value] of run.steps.entries()) {
      const statement = value.statements.findIndex(({ state }) => state === wanted)
      if (statement >= 0) return { step, statement }
    }
  }
  return null
}

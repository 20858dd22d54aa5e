import { foldRunEvent, type Run } from '#contract/run'
import type { Bench } from './bench'

/** Waits until the run's statement is being run, then acts; gives the run as it ended. */
export async function during(
  bench: Bench,
  runId: string,
  at: { step: number; statement: number },
  act: () => Promise<unknown>,
): Promise<Run> {
  let run: Run | null = null
  let acted = false
  for await (const event of await bench.client.runs.watch({ runId })) {
    run = foldRunEvent(run, event)
    if (!acted && run.steps[at.step]?.statements[at.statement]?.state === 'running') {
      acted = true
      await act()
    }
  }
  if (run === null) throw new Error('the run was never told')
  return run
}

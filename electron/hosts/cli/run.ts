import { AppError } from '#engine/errors'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { foldRunEvent, type Run } from '#contract/run'
import { openDatabase } from './database'
import { failureLines } from './failure'
import { sayProgress } from './progress'
import { duration, visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve apply` and `varve rollback`: plans, runs, and prints the run as it ended. */
export async function runCommand(terminal: Terminal, direction: Direction): Promise<number> {
  const folder = projectFolder(terminal)
  await terminal.client.projects.open({ folder })
  const connectionId = await openDatabase(terminal)
  const wanted = { folder, connectionId, direction, to: terminal.args.to }
  const plan = await terminal.client.runs.plan(wanted)
  if (plan.refusal !== null) throw refusal(plan.refusal)
  const { runId } = await terminal.client.runs.start({ ...wanted, fingerprint: plan.fingerprint })
  const run = await watch(terminal, runId)
  const { outcome } = run
  print(terminal, run, () => [summary(run)])
  if (outcome?.kind === 'done') return 0
  const error = outcome?.error ?? null
  if (error !== null) {
    const source = error.place === null ? null : await sourceOf(terminal, folder, error.place.file)
    for (const line of failureLines(error, source)) say(line)
  }
  return 1
}

async function watch({ client, interrupt }: Terminal, runId: string): Promise<Run> {
  // The second Ctrl-C ends the process as usual; what then stands is named at the next start.
  interrupt.instead(() => {
    client.runs.cancel({ runId }).catch((error: unknown) => say(String(error)))
  })
  let run: Run | null = null
  for await (const event of await client.runs.watch({ runId })) {
    run = foldRunEvent(run, event)
    sayProgress(run, event)
  }
  if (run === null) throw new AppError('no-such-run', 'The run ended without a word about it.')
  return run
}

function summary(run: Run): string {
  const done = run.steps.filter((step) => step.state === 'done').length
  const statements = run.steps
    .flatMap((step) => step.statements)
    .filter(({ state }) => state === 'done').length
  const count = `${done} of ${run.steps.length} revisions, ${statements} statements, ${duration(run.ms)}`
  return visible(`${run.outcome?.kind ?? 'not ended'}: ${count}. ${run.outcome?.truth ?? ''}`.trim())
}

async function sourceOf({ client }: Terminal, folder: string, file: string): Promise<string | null> {
  try {
    return (await client.projects.source({ folder, file })).text
  } catch {
    return null
  }
}

function refusal({ code, message, advice, place, server }: AppErrorData): AppError {
  return new AppError(code, message, {
    ...(advice === null ? {} : { advice }),
    ...(place === null ? {} : { place }),
    ...(server === null ? {} : { server }),
  })
}

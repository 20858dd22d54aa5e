import type { LedgerEntry } from '#contract/revision'
import type { StepContext, UnansweredCommit } from './step-body'

/**
 * A COMMIT that got no answer is settled by the ledger row of its transaction: it stands with it or not at all. True
 * where a row was written, so that the ledger must be read again.
 */
export async function settleCommits(context: StepContext, rows: readonly LedgerEntry[]): Promise<boolean> {
  let wrote = false
  for (const commit of context.unanswered) wrote = (await settle(context, commit, rows)) || wrote
  return wrote
}

async function settle(
  { run, onLedger, ledger }: StepContext,
  { step, row, stood, end }: UnansweredCommit,
  rows: readonly LedgerEntry[],
): Promise<boolean> {
  const value = run.value.steps[step]
  if (value === undefined) return false
  const found = rows.find(({ id }) => id === row)
  const committed = found !== undefined && found.statementsDone >= end
  const stands = committed ? end : stood
  const whole = stands === value.statements.length
  run.restate(step, ['in-doubt'], committed ? 'done' : 'rolled-back', stood)
  run.step(step, whole ? 'done' : stands === 0 ? 'failed' : 'stopped', value.ms)
  if (found?.state !== 'running') return false
  await onLedger(value.plan.revision, (link) =>
    ledger.finish(link, row, {
      state: whole ? 'done' : 'stopped',
      statementsDone: stands,
      durationMs: value.ms,
      error: whole ? null : 'The link broke while a part was being committed.',
    }),
  )
  return true
}

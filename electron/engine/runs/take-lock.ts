import type { LockHolder } from '#contract/revision'
import type { RunLock } from '../dialects/dialect'
import { AppError } from '../errors'
import type { RunLinks } from './links'

/** Takes the run lock of a database; throws `busy` with who holds it. */
export async function takeLock(links: RunLinks): Promise<RunLock> {
  const answer = await links.lock()
  if ('lock' in answer) return answer.lock
  throw busy(answer.holder)
}

/** Why a run can't start: another one holds the database. */
export function busy(holder: LockHolder): AppError {
  const since = holder.since === null ? '' : ` since ${holder.since}`
  return new AppError(
    'busy',
    `Another run holds this database: ${holder.who}, backend ${holder.backend}${since}.`,
    {
      advice: 'Wait until it has ended, or cancel it where it was started.',
    },
  )
}

import type { Direction, HistoryEntry } from '#contract/revision'
import { AppError } from '#engine/errors'

/** A stopped revision comes first, in its own direction: nothing else may be built on a half-made schema. */
export function refuseOtherStopped(
  entries: readonly HistoryEntry[],
  first: HistoryEntry | undefined,
  direction: Direction,
): void {
  for (const entry of entries) {
    if (entry.state !== 'stopped') continue
    if (entry === first && entry.stopped?.direction === direction) continue
    throw blocked(entry, entry.reason ?? `${entry.revision.id} is stopped.`, waysIn(entry))
  }
}

/** Throws why a revision can't be run in this direction as it stands. */
export function refuseUnrunnable(entry: HistoryEntry, direction: Direction): void {
  const { revision, state } = entry
  const says = entry.reason ?? `${revision.id} is ${state}.`
  if (state === 'duplicate' || state === 'unreadable') throw blocked(entry, says, null)
  if (state === 'missing') throw blocked(entry, says, waysIn(entry))
  if (state === 'stopped' && !entry.ways.includes('resume')) {
    // Without any way on, a run is at work on it this moment.
    throw new AppError(entry.ways.length === 0 ? 'busy' : 'not-resumable', says, { revision: revision.id })
  }
  if (direction === 'down' && !revision.hasDown) {
    throw new AppError(
      'no-down-part',
      `${revision.id} ${revision.message} has no down part, so it cannot be rolled back.`,
      {
        advice: 'Write its down part, or roll back only to a revision after it.',
        revision: revision.id,
      },
    )
  }
}

/** The refusal of a run that the project's files or their state stand in the way of. */
export function blocked({ revision }: HistoryEntry, message: string, advice: string | null): AppError {
  return new AppError('project-blocked', message, {
    revision: revision.id,
    ...(advice === null ? {} : { advice }),
  })
}

function waysIn({ revision, ways }: HistoryEntry): string | null {
  if (ways.includes('resume')) return `Resume ${revision.id}, or mark it as applied or pending.`
  if (ways.includes('mark-applied')) return `Mark ${revision.id} as applied or pending.`
  return ways.includes('mark-pending') ? `Put its file back, or mark ${revision.id} as pending.` : null
}

import type { HistoryEntry } from '#contract/revision'
import { AppError } from '#engine/errors'
import type { SelectedRevision, WantedRun } from './format'
import { blocked, refuseOtherStopped, refuseUnrunnable } from './refusals'
import { resolveRevision } from './resolve'

/** The revisions a wanted run covers, in running order; empty where there is nothing to do. Throws what stands in the way. */
export function selectRevisions(entries: readonly HistoryEntry[], wanted: WantedRun): SelectedRevision[] {
  const covered = wanted.only ? [alone(entries, wanted)] : coveredBy(entries, wanted)
  refuseOtherStopped(entries, covered[0], wanted.direction)
  for (const entry of covered) refuseUnrunnable(entry, wanted.direction)
  if (!wanted.only) refuseLate(covered)
  if (wanted.direction === 'up' && covered.length > 0) refuseBehind(entries, covered, wanted.only)
  return covered.map((entry) => ({
    revision: entry.revision,
    resumeAfter: entry.stopped?.done ?? 0,
    versions: null,
  }))
}

function coveredBy(entries: readonly HistoryEntry[], { direction, to }: WantedRun): HistoryEntry[] {
  return direction === 'up' ? upTo(entries, to) : downTo(entries, to)
}

function upTo(entries: readonly HistoryEntry[], to: string | null): HistoryEntry[] {
  const end = to === null ? entries.length : resolveRevision(entries, to) + 1
  return entries.slice(0, end).filter((entry) => !isApplied(entry))
}

function downTo(entries: readonly HistoryEntry[], to: string | null): HistoryEntry[] {
  const standing = (from: number) => entries.slice(from).filter(isApplied).reverse()
  if (to === null) return standing(0).slice(0, 1)
  if (to.trim() === 'base') return standing(0)
  const stays = resolveRevision(entries, to)
  const entry = entries[stays]
  const above = standing(stays + 1)
  if (entry && !isApplied(entry) && above.length > 0) {
    throw blocked(
      entry,
      `${entry.revision.id} is not applied, so the database cannot be rolled back to it.`,
      'Name an applied revision, or base.',
    )
  }
  return above
}

/** The one revision that `only` names. */
function alone(entries: readonly HistoryEntry[], { direction, to }: WantedRun): HistoryEntry {
  const entry = to === null ? undefined : entries[resolveRevision(entries, to)]
  if (!entry)
    throw new AppError('no-such-revision', 'One revision by itself was asked for, but none was named.')
  const stopped = entry.state === 'stopped' && entry.stopped?.direction === direction
  if (stopped || (entry.state === 'late' && direction === 'up')) return entry
  // What can't run at all says why itself; anything else has a plain way to be run.
  if (entry.state !== 'pending' && entry.state !== 'applied') refuseUnrunnable(entry, direction)
  throw blocked(
    entry,
    `${entry.revision.id} is ${entry.state}: only a late or a stopped revision is run by itself.`,
    direction === 'up'
      ? `Apply everything up to ${entry.revision.id}.`
      : 'Roll back to the revision before it.',
  )
}

/** Whether a late revision fits behind those already applied is for a person to say, one by one. */
function refuseLate(covered: readonly HistoryEntry[]): void {
  const late = covered.filter(({ state }) => state === 'late')
  const [first] = late
  if (!first) return
  const ids = late.map(({ revision }) => revision.id).join(', ')
  throw late.length === 1
    ? blocked(first, first.reason ?? `${ids} is late.`, `Apply ${ids} by itself first.`)
    : blocked(
        first,
        `${ids} are not applied, but a revision after them is.`,
        'Apply each of them by itself first, give them higher numbers, or mark them as applied.',
      )
}

/** What lies before the revisions to be applied must be as the project has it. */
function refuseBehind(
  entries: readonly HistoryEntry[],
  covered: readonly HistoryEntry[],
  only: boolean,
): void {
  const last = covered.at(-1)
  for (const entry of entries) {
    if (entry === last) return
    const says = entry.reason ?? `${entry.revision.id} is ${entry.state}.`
    if (entry.state === 'duplicate' || entry.state === 'unreadable') throw blocked(entry, says, null)
    if (!only && (entry.state === 'changed' || entry.state === 'missing')) throw blocked(entry, says, null)
  }
}

function isApplied({ state, appliedAt, stopped }: HistoryEntry): boolean {
  if (state === 'stopped') return stopped?.direction === 'down'
  return state === 'applied' || state === 'changed' || state === 'missing' || appliedAt !== null
}

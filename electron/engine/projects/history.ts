import type { HistoryEntry, LedgerEntry, Problem, Project, WayOn } from '#contract/revision'
import { type Line, linesOf } from './history-lines'
import {
  appliedOn,
  blockedReason,
  changedReason,
  failedBefore,
  lateReason,
  missingReason,
} from './history-words'
import type { LedgerState } from './ledger-state'
import { judgeStopped, type Judgement, stoppedOf } from './stopped'

export interface ReadHistory {
  readonly entries: HistoryEntry[]
  readonly current: string | null
  readonly currents: string[]
  readonly applied: number
  readonly pending: number
}

/**
 * A project's revisions against the ledger of one database, base first. `runUnderWay` says whether a run holds the
 * lock now: then the ledger's newest row is that run at work, and not one that ended without an answer.
 */
export function readHistory(
  project: Project,
  rows: readonly LedgerEntry[],
  { runUnderWay = false }: { runUnderWay?: boolean } = {},
): ReadHistory {
  const ordered = [...rows].sort((a, b) => a.id - b.id)
  const newest = ordered.at(-1)
  const live = runUnderWay && newest?.state === 'running' ? newest : null
  const lines = linesOf(project, ordered)
  const highest = lines.findLastIndex(({ ledger }) => stands(ledger))
  const entries = lines.map((line, i) => {
    const above = i < highest ? lines[highest] : undefined
    return entryOf(line, project.problems, above?.revision.id ?? null, live)
  })
  closeBehindBlocked(entries)
  offerMark(entries, highest + 1)
  const current = lines.findLast(({ ledger }) => countsAsApplied(ledger))?.revision.id ?? null
  return {
    entries,
    current,
    currents: current === null ? [] : [current],
    applied: lines.filter(({ ledger }) => ledger?.standing === 'whole').length,
    pending: lines.filter(({ ledger }) => !stands(ledger)).length,
  }
}

/** What the next pending revision makes may stand already: written from this very database, or made by hand. */
function offerMark(entries: HistoryEntry[], next: number): void {
  const entry = entries[next]
  if (entry?.state === 'pending' && entry.ways.includes('apply'))
    entries[next] = { ...entry, ways: [...entry.ways, 'mark-applied'] }
}

/** Behind a revision that can't be told or read nothing can be applied: what it would have done first is not known. */
function closeBehindBlocked(entries: HistoryEntry[]): void {
  const blocked = entries.findIndex(({ state }) => state === 'duplicate' || state === 'unreadable')
  const by = entries[blocked]
  if (!by) return
  for (const [i, entry] of entries.entries()) {
    if (i <= blocked || !entry.ways.includes('apply')) continue
    const ways = entry.ways.filter((way) => way !== 'apply')
    entries[i] = { ...entry, ways, reason: blockedReason(entry.revision.id, by) }
  }
}

function stands(ledger: LedgerState | null): boolean {
  return ledger !== null && ledger.standing !== 'none'
}

/** What a stopped rollback left still counts as applied; what a stopped apply began does not yet. */
function countsAsApplied(ledger: LedgerState | null): boolean {
  return ledger?.standing === 'whole' || (ledger?.standing === 'part' && ledger.row.direction === 'down')
}

function entryOf(
  line: Line,
  problems: readonly Problem[],
  highest: string | null,
  live: LedgerEntry | null,
): HistoryEntry {
  const { revision, ledger, lastFailure } = line
  const { state, reason, ways } = judge(line, problems, highest, live)
  const since = countsAsApplied(ledger) && ledger?.standing === 'whole' ? ledger.since : null
  const part = ledger?.standing === 'part' && state === 'stopped' ? ledger.row : null
  return {
    revision,
    state,
    reason: reason ?? (lastFailure ? failedBefore(lastFailure.direction, lastFailure) : null),
    ways,
    appliedAt: since?.startedAt ?? null,
    appliedBy: since?.runBy ?? null,
    durationMs: since?.durationMs ?? null,
    stopped: part && stoppedOf(part, live),
  }
}

function judge(
  { revision, ledger, file }: Line,
  problems: readonly Problem[],
  highest: string | null,
  live: LedgerEntry | null,
): Judgement {
  const { id } = revision
  if (ledger?.standing === 'part') return judgeStopped(revision, ledger, file, live)
  if (ledger?.standing === 'whole' && !file) {
    return { state: 'missing', reason: missingReason(id, ledger.since), ways: ['mark-pending'] }
  }
  const blocking = problems.filter((problem) => problem.blocks && problem.revisions.includes(id))
  const [problem] = blocking
  if (problem) {
    const so = ledger?.standing === 'whole' ? ` ${id} was ${appliedOn(ledger.since)}.` : ''
    const state = blocking.some(({ code }) => code === 'duplicate-number') ? 'duplicate' : 'unreadable'
    return { state, reason: `${problem.message}${so} ${problem.advice}`, ways: [] }
  }
  const back: WayOn[] = revision.hasDown ? ['roll-back'] : []
  if (ledger?.standing === 'whole') {
    // A mark may have been made without a file to sum up; then nothing tells that it changed.
    const changed = ledger.row.checksum !== null && ledger.row.checksum !== revision.checksum
    if (!changed) return { state: 'applied', reason: null, ways: back }
    const reason = changedReason(id, revision.upFile, ledger.since)
    return { state: 'changed', reason, ways: [...back, 'accept-file'] }
  }
  if (highest === null) return { state: 'pending', reason: null, ways: ['apply'] }
  return { state: 'late', reason: lateReason(id, highest), ways: ['apply', 'mark-applied'] }
}

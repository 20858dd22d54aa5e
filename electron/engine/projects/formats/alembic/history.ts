import type { HistoryEntry, LedgerEntry, Problem, Project, Revision } from '#contract/revision'
import type { DatabaseState } from '../../database-state'
import { buildGraph } from '../../graph/build'
import { ancestors } from '../../graph/related'
import type { ReadHistory } from '../../history'
import { blockedReason, failedBefore } from '../../history-words'
import { type LedgerState, ledgerState } from '../../ledger-state'
import { judgeStopped, type Judgement, stoppedOf } from '../../stopped'
import { lostEntry } from './lost'

/** An Alembic project against one database: its version table says what is applied, the ledger when, by whom and how far. */
export function history(
  project: Project,
  { rows, versions }: DatabaseState,
  { runUnderWay = false }: { runUnderWay?: boolean } = {},
): ReadHistory {
  const graph = buildGraph(project.revisions)
  const currents = versions ?? []
  const known = currents.flatMap((id) => graph.byName.get(id) ?? [])
  const applied = new Set([...ancestors(known)].map(({ id }) => id))
  const byRevision = rowsByRevision(rows)
  const newest = rows.at(-1)
  const live = runUnderWay && newest?.state === 'running' ? newest : null
  const entries = project.revisions.map((revision) => {
    const own = byRevision.get(revision.id) ?? []
    return entryOf({ revision, own, applied: applied.has(revision.id), problems: project.problems, live })
  })
  closeBehindUnreadable(entries)
  const lost = currents.filter((id) => !graph.byName.has(id))
  entries.push(...lost.map((id) => lostEntry(id, byRevision.get(id) ?? [])))
  return {
    entries,
    current: currents.length === 1 ? (currents[0] ?? null) : null,
    currents: [...currents],
    applied: entries.filter(({ state }) => state === 'applied').length,
    pending: entries.filter(({ state }) => state === 'pending').length,
  }
}

function rowsByRevision(rows: readonly LedgerEntry[]): Map<string, LedgerEntry[]> {
  const by = new Map<string, LedgerEntry[]>()
  for (const row of rows) {
    const own = by.get(row.revision)
    if (own) own.push(row)
    else by.set(row.revision, [row])
  }
  return by
}

interface Line {
  readonly revision: Revision
  readonly own: readonly LedgerEntry[]
  readonly applied: boolean
  readonly problems: readonly Problem[]
  readonly live: LedgerEntry | null
}

function entryOf(line: Line): HistoryEntry {
  const { revision, own, applied, live } = line
  const ledger = ledgerState(own)
  const part = partOf(ledger, applied)
  const { state, reason, ways } = part === null ? judge(line) : judgeStopped(revision, part, true, live)
  const since = applied && ledger?.standing === 'whole' ? ledger.since : null
  return {
    revision,
    state,
    reason: reason ?? failureOf(own),
    ways,
    appliedAt: since?.startedAt ?? null,
    appliedBy: since?.runBy ?? null,
    durationMs: since?.durationMs ?? null,
    stopped: part && stoppedOf(part.row, live),
  }
}

/** What a run left half-done, unless Alembic itself has brought it to its end since. */
function partOf(ledger: LedgerState | null, applied: boolean): LedgerState | null {
  if (ledger?.standing !== 'part') return null
  return (ledger.row.direction === 'down') === applied ? ledger : null
}

function failureOf(own: readonly LedgerEntry[]): string | null {
  const last = own.at(-1)
  return last?.state === 'stopped' && last.statementsDone === 0 ? failedBefore(last.direction, last) : null
}

function judge({ revision, applied, problems }: Line): Judgement {
  const problem = problems.find(({ blocks, revisions }) => blocks && revisions.includes(revision.id))
  if (problem !== undefined) {
    const so = applied ? ` ${revision.id} is applied.` : ''
    const state = problem.code === 'duplicate-id' ? 'duplicate' : 'unreadable'
    return { state, reason: `${problem.message}${so} ${problem.advice}`, ways: [] }
  }
  if (applied) return { state: 'applied', reason: null, ways: revision.hasDown ? ['roll-back'] : [] }
  return { state: 'pending', reason: null, ways: ['apply'] }
}

/** What follows a revision that can't be told or read can't be applied. */
function closeBehindUnreadable(entries: HistoryEntry[]): void {
  const closed = new Map<string, HistoryEntry>()
  for (const [i, entry] of entries.entries()) {
    const { id, downRevisions, dependencies } = entry.revision
    if (entry.state === 'duplicate' || entry.state === 'unreadable') {
      closed.set(id, entry)
      continue
    }
    const by = [...downRevisions, ...dependencies].map((before) => closed.get(before)).find(Boolean)
    if (by === undefined || !entry.ways.includes('apply')) continue
    closed.set(id, by)
    const ways = entry.ways.filter((way) => way !== 'apply')
    entries[i] = { ...entry, ways, reason: blockedReason(id, by) }
  }
}

import type { HistoryEntry, LedgerEntry, Revision, RevisionState, WayOn } from '#contract/revision'
import { liveReason, stoppedReason } from './history-words'
import type { LedgerState } from './ledger-state'

export interface Judgement {
  readonly state: RevisionState
  readonly reason: string | null
  readonly ways: WayOn[]
}

/** A revision of which a run left a part; `live` is the row of a run at work now. */
export function judgeStopped(
  revision: Revision,
  ledger: LedgerState,
  file: boolean,
  live: LedgerEntry | null,
): Judgement {
  const { row } = ledger
  if (row === live) return { state: 'stopped', reason: liveReason(revision.id, row), ways: [] }
  const has = row.direction === 'up' ? revision.hasUp : revision.hasDown
  // A down part in a file of its own is not what the revision's checksum sums up: making the plan compares it.
  const told = row.direction === 'up' || revision.downFile === revision.upFile
  const same = file && has && (!told || row.checksum === revision.checksum)
  const reason = stoppedReason(revision.id, ledger, same ? 'same' : file ? 'changed' : 'missing')
  return {
    state: 'stopped',
    reason,
    ways: [...(same ? (['resume'] as const) : []), 'mark-applied', 'mark-pending'],
  }
}

/** How far a run that left a part came. */
export function stoppedOf(row: LedgerEntry, live: LedgerEntry | null): HistoryEntry['stopped'] {
  return {
    direction: row.direction,
    done: row.statementsDone,
    of: row.statements,
    inDoubt: row.state === 'running' && row !== live,
    error: row.error,
  }
}

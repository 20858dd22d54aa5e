import type { Direction, HistoryEntry, LedgerEntry } from '#contract/revision'
import type { LedgerState } from './ledger-state'

/** Sentences of a history: what is so, and what to do. */

export function appliedOn(row: LedgerEntry): string {
  const how = row.state === 'marked' ? 'marked as applied' : 'applied'
  return `${how} on ${day(row.startedAt)} by ${row.runBy}`
}

export function changedReason(id: string, file: string | null, since: LedgerEntry): string {
  return `${file ?? 'The file'} is not the file that was applied: ${id} was ${appliedOn(since)}, and its content has changed since. Roll it back and apply it anew, put the old content back, or accept the file as it is now.`
}

export function missingReason(id: string, since: LedgerEntry): string {
  return `${id} was ${appliedOn(since)}, but no file has this number now. Put the file back, or mark ${id} as pending, which only forgets it and changes nothing on the database.`
}

export function lateReason(id: string, highest: string): string {
  return `${id} is not applied, but ${highest}, which comes after it, is. Apply ${id} by itself, give it a number above ${highest}, or mark it as applied.`
}

export function stoppedReason(
  id: string,
  { row }: LedgerState,
  file: 'same' | 'changed' | 'missing',
): string {
  const doing = row.direction === 'up' ? 'Applying' : 'Rolling back'
  const head = `${doing} ${id} stopped after statement ${row.statementsDone} of ${row.statements} on ${day(row.startedAt)}`
  const doubt = row.state === 'running' ? ` (${doubtOf(row)})` : ''
  const mark = 'finish or undo it by hand and mark it as applied or pending'
  const way = {
    same: `Resume it behind statement ${row.statementsDone}, or ${mark}.`,
    changed: `Its file has changed since, so it can't be resumed: put the old content back, or ${mark}.`,
    missing: `Its file is gone, so it can't be resumed: put it back, or ${mark}.`,
  }[file]
  return `${head}${doubt}. ${way}`
}

function doubtOf({ statements, statementsDone }: LedgerEntry): string {
  if (statementsDone >= statements) return 'all of them stand, but that it is done was not written down'
  return `how it ended is not known, nor whether statement ${statementsDone + 1} took effect: look at the schema first`
}

export function liveReason(id: string, row: LedgerEntry): string {
  const doing = row.direction === 'up' ? 'applying' : 'rolling back'
  return `A run is ${doing} ${id} now; ${row.statementsDone} of ${row.statements} statements are done.`
}

export function blockedReason(id: string, by: HistoryEntry): string {
  return `${id} can't be applied before ${by.revision.id} is put right. ${by.reason ?? ''}`.trim()
}

export function failedBefore(direction: Direction, row: LedgerEntry): string {
  const doing = direction === 'up' ? 'apply' : 'roll back'
  return `The last try to ${doing} it, on ${day(row.startedAt)}, changed nothing: ${row.error ?? 'it was stopped'}`
}

function day(iso: string): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/.exec(iso) ?? []
  return date && time ? `${date} ${time} UTC` : iso
}

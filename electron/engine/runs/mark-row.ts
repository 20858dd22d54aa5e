import type { Direction, LedgerEntry, Revision } from '#contract/revision'
import { whoRuns } from '../connections/who-runs'
import { lastRowOf } from './last-row'
import type { NewLedgerRow } from './ledger'

/** The ledger row of a person's decision; no statement ran. */
export function markRow(
  { id, message, checksum }: Pick<Revision, 'id' | 'message' | 'checksum'>,
  direction: Direction,
  rows: readonly LedgerEntry[],
  appVersion: string,
): NewLedgerRow {
  return {
    revision: id,
    message,
    direction,
    state: 'marked',
    statements: 0,
    statementsDone: 0,
    // A file that is gone is marked as it was when it ran.
    checksum: checksum ?? lastRowOf(rows, id, 'up')?.checksum ?? null,
    runBy: whoRuns(),
    appVersion,
    durationMs: null,
  }
}

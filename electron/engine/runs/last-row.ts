import type { LedgerEntry } from '#contract/revision'

/** The ledger's newest row of a revision: the one that says what is so. */
export function lastRowOf(rows: readonly LedgerEntry[], revision: string): LedgerEntry | null {
  let last: LedgerEntry | null = null
  for (const row of rows) {
    if (row.revision === revision && (last === null || row.id > last.id)) last = row
  }
  return last
}

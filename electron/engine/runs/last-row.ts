import type { Direction, LedgerEntry } from '#contract/revision'

/** The ledger's newest row of a revision (in one direction, where named): the one that says what is so. */
export function lastRowOf(
  rows: readonly LedgerEntry[],
  revision: string,
  direction: Direction | null = null,
): LedgerEntry | null {
  let last: LedgerEntry | null = null
  for (const row of rows) {
    if (row.revision !== revision || (direction !== null && row.direction !== direction)) continue
    if (last === null || row.id > last.id) last = row
  }
  return last
}

import type { LedgerEntry } from '#contract/revision'

/** What the ledger says of one revision. */
export interface LedgerState {
  /** Whether it stands on the database: wholly, partly (a run stopped within), or not. */
  readonly standing: 'whole' | 'part' | 'none'
  /** The newest row that decides. */
  readonly row: LedgerEntry
  /** The row that brought it to where it stands; older than `row` where a changed file was accepted since. */
  readonly since: LedgerEntry
}

/** Reads the rows of one revision, oldest first; null where none of them says anything. */
export function ledgerState(rows: readonly LedgerEntry[]): LedgerState | null {
  // A run that stopped before its first statement stood left everything as it was.
  const telling = rows.filter((row) => row.state !== 'stopped' || row.statementsDone > 0)
  const row = telling.at(-1)
  if (!row) return null
  const standing = standingOf(row)
  let since = row
  for (let i = telling.length - 2; i >= 0; i--) {
    const earlier = telling[i]
    if (!earlier || standingOf(earlier) !== standing || standing === 'part') break
    since = earlier
  }
  return { standing, row, since }
}

function standingOf(row: LedgerEntry): LedgerState['standing'] {
  if (row.state === 'running' || row.state === 'stopped') return 'part'
  return row.direction === 'up' ? 'whole' : 'none'
}

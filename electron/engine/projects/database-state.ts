import type { LedgerEntry } from '#contract/revision'

/** What a database says of a project, read at one moment. */
export interface DatabaseState {
  /** The ledger's rows by id. */
  readonly rows: readonly LedgerEntry[]
  /** The current revisions as the project's own tool keeps them; null where the ledger alone tells. */
  readonly versions: readonly string[] | null
}

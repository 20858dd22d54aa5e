/** What rules want to know of a server besides its catalog. */
export interface Statistics {
  readonly indexes: readonly IndexUse[]
  readonly sequences: readonly SequenceState[]
  /** MySQL: the number that the next row gets. */
  readonly autoIncrements: readonly {
    readonly schema: string
    readonly table: string
    readonly next: bigint
  }[]
  /** Since when `scans` count; null where the server does not say. */
  readonly countedSince: string | null
  /** Since when it is known to count where `countedSince` is null; null where that is not known either. */
  readonly knownSince: string | null
  /** What could not be read, and why, in sentences. */
  readonly unknown: readonly string[]
}

export interface IndexUse {
  readonly schema: string
  readonly table: string
  readonly name: string
  /** Null where the server does not count. */
  readonly scans: number | null
}

export interface SequenceState {
  readonly schema: string
  readonly name: string
  readonly last: bigint
  /** Where it ends in the direction it goes, and where that began. */
  readonly end: bigint
  readonly begin: bigint
  readonly cycles: boolean
}

import type { ObjectRef } from '#contract/catalog'

/** What stands in a database and names what is not there: a function or procedure whose body the server refuses. */
export interface Unfit {
  readonly ref: ObjectRef
  /** The server's words. */
  readonly words: string
}

/** What a server says of everything that it keeps without holding what it names. */
export interface FoundUnfit {
  readonly unfit: readonly Unfit[]
  /** What the server could not be asked about, in a sentence; null where nothing. */
  readonly unasked: string | null
}

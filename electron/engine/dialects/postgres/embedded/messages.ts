/** One session setting as `set_config` takes it. */
export type Setting = {
  readonly name: string
  readonly setting: string
}

/** What the main thread asks of the worker, one at a time. */
export type Request =
  /** Frontend messages up to a Sync or Query; answered with the backend's messages. */
  | { readonly kind: 'protocol'; readonly bytes: Uint8Array }
  /** Another session's turn: keeps the settings of the one before, and brings back those of the next. */
  | { readonly kind: 'switch'; readonly settings: readonly Setting[] }
  /** Undoes an open transaction and forgets everything a session has set. */
  | { readonly kind: 'clean' }
  | { readonly kind: 'close' }

export type Reply =
  | { readonly kind: 'done' }
  | { readonly kind: 'protocol'; readonly bytes: Uint8Array }
  | { readonly kind: 'settings'; readonly settings: readonly Setting[] }
  /** PGlite ended or broke down; the worker is of no more use. */
  | { readonly kind: 'broken'; readonly message: string }

export interface WorkerInput {
  /** Null: in memory alone. */
  readonly folder: string | null
  /** An empty database, packed, that a new one is unpacked from; null where there is none, and a new one is made. */
  readonly template: string | null
  /** Files of the package's extensions to load. */
  readonly extensions: readonly string[]
}

import type { ActivityPurpose } from '#contract/activity'
import type { Catalog } from '#contract/catalog'
import type { LockHolder } from '#contract/revision'
import type { Target } from '#contract/connection'
import type { Bounds, Dialect, RunLock, Session } from '../dialects/dialect'

/** What the journal writes beside a statement; whoever holds the session sets it before sending. */
export interface Tag {
  purpose: ActivityPurpose
  revision: string | null
}

/** The links a run opens to its one database: always the one it began with, whatever becomes of the connection. */
export interface RunLinks {
  readonly dialect: Dialect
  /** Whether a second link can work while a transaction is open on the first. */
  readonly sideBySide: boolean
  /** What another program needs to open links of its own. */
  readonly handedOver: { readonly target: Target; readonly password: string | null; readonly bounds: Bounds }
  /** A new link; every revision gets one of its own, so that no setting of one file reaches the next. */
  open(tag: Tag): Promise<Session>
  /** Reads the catalog now, on a read-only link of its own; an abort reaches the server. */
  look(signal: AbortSignal | null): Promise<Catalog>
  lock(): Promise<{ lock: RunLock } | { holder: LockHolder }>
}

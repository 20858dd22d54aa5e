import type { ActivityPurpose } from '#contract/activity'
import type { Catalog } from '#contract/catalog'
import type { LockHolder } from '#contract/revision'
import type { SameDatabase } from '../python/same-database'
import type { ServerTarget } from '#contract/connection'
import type { Dialect, RunLock, Session } from '../dialects/dialect'
import type { FoundUnfit } from '../dialects/unfit'

/** What the journal writes beside a statement; whoever holds the session sets it before sending. */
export interface Tag {
  purpose: ActivityPurpose
  revision: string | null
}

/** What another program needs to open links to the database of a run. */
export interface HandedOver {
  readonly target: ServerTarget
  readonly password: string | null
  /** Only a link to this database answers so. */
  readonly proof: SameDatabase
  /** Sent first on every such link. */
  readonly prepare: readonly string[]
  close(): Promise<void>
}

/** The links a run opens to its one database: always the one it began with, whatever becomes of the connection. */
export interface RunLinks {
  readonly dialect: Dialect
  /** Whether a second link can work while a transaction is open on the first. */
  readonly sideBySide: boolean
  /** Lets another program open links of its own for as long as the session given stays open, and nothing runs on it. */
  handOver(session: Session): Promise<HandedOver>
  /** A new link; every revision gets one of its own, so that no setting of one file reaches the next. */
  open(tag: Tag): Promise<Session>
  /** Reads the catalog now, on a read-only link of its own; an abort reaches the server. */
  look(signal: AbortSignal | null): Promise<Catalog>
  /** Asks what does not fit, on a link as `look` has. */
  unfit(): Promise<FoundUnfit>
  lock(): Promise<{ lock: RunLock } | { holder: LockHolder }>
}

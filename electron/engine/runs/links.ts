import type { ActivityPurpose } from '#contract/activity'
import type { LockHolder } from '#contract/revision'
import type { Dialect, RunLock, Session } from '../dialects/dialect'

/** What the journal writes beside a statement; whoever holds the session sets it before sending. */
export interface Tag {
  purpose: ActivityPurpose
  revision: string | null
}

/** The links a run opens to its one database. */
export interface RunLinks {
  readonly dialect: Dialect
  /** A new link; every revision gets one of its own, so that no setting of one file reaches the next. */
  open(tag: Tag): Promise<Session>
  lock(): Promise<{ lock: RunLock } | { holder: LockHolder }>
}

import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { DialectName } from '#contract/connection'
import type { Script } from './format'

/** One statement of a direction, in its running order. */
export interface DraftStatement {
  readonly sql: string
  /** The change that it is for, by its place among `changes`; null where it serves several. */
  readonly change: number | null
  readonly transactional: boolean
}

/** What a new revision is to do: a way that was planned from one catalog to another. */
export interface WantedDraft {
  readonly message: string
  readonly dialect: DialectName
  readonly from: Catalog
  readonly to: Catalog
  readonly changes: readonly Change[]
  /** Where not, statements outside a transaction are the rule and are not marked. */
  readonly transactionalDdl: boolean
  /** What it runs, and what undoes it; the latter a sentence that names what nothing undoes. */
  readonly up: readonly DraftStatement[]
  readonly down: readonly DraftStatement[] | { readonly irreversible: string }
  /** The revisions that it follows. */
  readonly parents: readonly string[]
  readonly now: Date
}

/** A new revision that is not written yet. */
export interface Draft {
  readonly revision: string
  /** Relative to the project folder. */
  readonly files: readonly { readonly file: string; readonly text: string }[]
  /** As the project reads it; the down part is null where the way can't be undone. */
  readonly up: Script
  readonly down: Script | null
  /** Whether it says the planned statements word for word, or in the format's own operations. */
  readonly says: 'statements' | 'operations'
}

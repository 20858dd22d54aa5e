import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { DialectName } from '#contract/connection'
import type { SchemaStatement } from '#contract/schema-plan'
import type { Script } from './format'

/** What a new revision is to do: a way that was planned from one catalog to another. */
export interface WantedDraft {
  readonly message: string
  readonly dialect: DialectName
  readonly from: Catalog
  readonly to: Catalog
  readonly changes: readonly Change[]
  /** Where not, statements outside a transaction are the rule and are not marked. */
  readonly transactionalDdl: boolean
  /** In running order. */
  readonly statements: readonly SchemaStatement[]
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

/** The statements that undo a way, in running order; null where one of them has no reverse. */
export function reversesOf(statements: readonly SchemaStatement[]): string[] | null {
  const reverses = statements.toReversed().map(({ reverseSql }) => reverseSql)
  return reverses.every((sql) => sql !== null) ? reverses : null
}

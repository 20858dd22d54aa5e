import type { CheckConstraint, Column, ForeignKey, Index, TablePeriod } from '#contract/catalog'

/** What one clause of an ALTER TABLE does; the rules about hazards read it. */
export type Deed =
  | { readonly kind: 'add-column'; readonly column: Column; readonly last: boolean }
  | { readonly kind: 'drop-column'; readonly column: Column }
  /** `from` and `to` with the collation that they have after all, named or not. */
  | { readonly kind: 'modify-column'; readonly from: Column; readonly to: Column; readonly moved: boolean }
  /** Dropped and added anew, because no MODIFY makes the one of the other. */
  | { readonly kind: 'replace-column'; readonly from: Column; readonly to: Column }
  | { readonly kind: 'add-index'; readonly index: Index }
  | { readonly kind: 'drop-index'; readonly index: Index }
  | { readonly kind: 'show-index'; readonly index: Index }
  | { readonly kind: 'add-check'; readonly check: CheckConstraint }
  | { readonly kind: 'drop-check'; readonly check: CheckConstraint }
  | { readonly kind: 'enforce-check'; readonly check: CheckConstraint }
  | { readonly kind: 'add-foreign-key'; readonly key: ForeignKey }
  | { readonly kind: 'drop-foreign-key'; readonly key: ForeignKey }
  | {
      readonly kind: 'set-option'
      readonly option: string
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'add-versioning' | 'drop-versioning' }
  | { readonly kind: 'add-period' | 'drop-period'; readonly period: TablePeriod }
  | { readonly kind: 'partition'; readonly how: 'all' | 'add' | 'reorganize' | 'remove' }

/** One clause of an ALTER TABLE, with the changes that it makes, by their places in the plan's list. */
export interface Clause {
  readonly sql: string
  readonly deed: Deed
  readonly changes: readonly number[]
}

import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { Rename } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'

/** What a way is asked for: from one catalog to another of the same dialect. */
export interface WantedWay {
  /** As it stands once the renames have run. */
  readonly from: Catalog
  readonly to: Catalog
  /** `diff(from, to)`, with a change for each rename before it, in the order of `renames`. */
  readonly changes: readonly Change[]
  /** They run first. */
  readonly renames: readonly Rename[]
}

/** A way: its statements in running order, and the changes that none of them makes. */
export type Way = Pick<SchemaPlan, 'steps' | 'refused' | 'reversible'>

import type { Catalog } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import { followed } from './followed'
import { Following } from './following'

/**
 * A catalog as it stands behind renames of tables and columns that were decided. Names are followed wherever the catalog
 * has them as names; texts (a view's query, a check's expression) stay as they are, since only a server can rewrite them.
 */
export function renamed(catalog: Catalog, renames: readonly Rename[]): Catalog {
  if (renames.length === 0) return catalog
  const decided = renames.map(({ ref, to }) => ({ from: ref, to: { ...ref, name: to } }))
  return followed(catalog, new Following(decided, false))
}

import type { Index } from '#contract/catalog'
import { duplicates } from './duplicates'
import { isUsable, partKey } from './index-shape'

/** Btree indexes whose key another one begins with, each with the shortest that answers for it; duplicates are not among them. */
export function prefixes(indexes: readonly Index[]): { index: Index; by: Index }[] {
  // What does the same as another is told as that, once.
  const told = new Set(duplicates(indexes).map(({ index }) => index))
  return indexes
    .filter((index) => mayGo(index) && !told.has(index))
    .flatMap((index) => {
      const longer = indexes.filter((other) => beginsWith(other, index))
      const by = longer.toSorted((a, b) => a.parts.length - b.parts.length || (a.name < b.name ? -1 : 1))[0]
      return by === undefined ? [] : [{ index, by }]
    })
}

function mayGo(index: Index): boolean {
  return (
    index.method === 'btree' &&
    index.backs === null &&
    !index.unique &&
    index.include.length === 0 &&
    isUsable(index)
  )
}

function beginsWith(longer: Index, index: Index): boolean {
  return (
    longer.method === 'btree' &&
    isUsable(longer) &&
    longer.predicate === index.predicate &&
    longer.parts.length > index.parts.length &&
    index.parts.every((part, at) => {
      const other = longer.parts[at]
      return other !== undefined && partKey(other) === partKey(part)
    })
  )
}

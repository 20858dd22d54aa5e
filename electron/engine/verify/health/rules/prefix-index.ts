import type { Index } from '#contract/catalog'
import { duplicates } from '../duplicates'
import { indexHolders, indexUse } from '../index-holders'
import { isUsable, keyText, partKey } from '../index-shape'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes whose key another one begins with. */
export const prefixIndex: Rule = ({ catalog, statistics, mends }) => {
  const uses = indexUse(statistics)
  return indexHolders(catalog).flatMap((holder) => {
    // What does the same as another is told as that, once.
    const told = new Set(duplicates(holder.indexes).map(({ index }) => index))
    return holder.indexes
      .filter((index) => mayGo(index) && !told.has(index))
      .flatMap((index) => {
        const longer = holder.indexes.filter((other) => beginsWith(other, index))
        const by = longer.toSorted((a, b) => a.parts.length - b.parts.length || (a.name < b.name ? -1 : 1))[0]
        if (by === undefined) return []
        return [
          {
            rule: 'prefix-index',
            severity: 'info',
            ref: partRef('index', holder, index.name),
            page: holder.page,
            what: `Index ${index.name} on ${nameOf(catalog, holder)} (${keyText(index)}) is the beginning of ${by.name} (${keyText(by)}).`,
            why: `A btree finds rows by the first columns of its key, so ${by.name} answers what ${index.name} does; writes keep both.`,
            mend: mends.dropIndex(holder, index.name),
            caution: `${by.name} is larger: queries that read much of ${index.name} may become slower.`,
            bytes: uses(holder, index.name)?.bytes ?? null,
          },
        ]
      })
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

import { indexHolders } from '../index-holders'
import { keyText } from '../index-shape'
import { prefixes } from '../prefixes'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes whose key another one begins with. */
export const prefixIndex: Rule = ({ catalog, mends }) =>
  indexHolders(catalog).flatMap((holder) =>
    prefixes(holder.indexes).map(({ index, by }) => ({
      rule: 'prefix-index',
      severity: 'info',
      ref: partRef('index', holder, index.name),
      page: holder.page,
      what: `Index ${index.name} on ${nameOf(catalog, holder)} (${keyText(index)}) is the beginning of ${by.name} (${keyText(by)}).`,
      why: `A btree finds rows by the first columns of its key, so ${by.name} answers what ${index.name} does; writes keep both.`,
      mend: mends.dropIndex(holder, index.name),
      caution: `${by.name} is larger: queries that read much of ${index.name} may become slower.`,
      bytes: index.bytes ?? null,
    })),
  )

import type { Index } from '#contract/catalog'
import { duplicates } from '../duplicates'
import { indexHolders } from '../index-holders'
import { keyText } from '../index-shape'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes that do nothing that another one does not do. */
export const duplicateIndex: Rule = ({ catalog, mends }) =>
  indexHolders(catalog).flatMap((holder) =>
    duplicates(holder.indexes).map(({ index, kept }) => ({
      rule: 'duplicate-index',
      severity: 'warn',
      ref: partRef('index', holder, index.name),
      page: holder.page,
      what: `Index ${index.name} on ${nameOf(catalog, holder)} does what ${kept.name} does: both are on ${keyText(index)}.`,
      why: `Every write keeps both, and queries need one. ${reason(kept)}`,
      mend: mends.dropIndex(holder, index.name),
      caution: null,
      bytes: index.bytes ?? null,
    })),
  )

function reason(kept: Index): string {
  if (kept.backs === 'primary-key') return `${kept.name} stays: it backs the primary key.`
  if (kept.backs !== null) return `${kept.name} stays: it backs a constraint.`
  return kept.unique
    ? `${kept.name} stays: it also keeps rows unique.`
    : `Either can stay; ${kept.name} is first by name.`
}

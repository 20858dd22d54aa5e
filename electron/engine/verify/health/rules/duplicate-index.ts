import type { Index } from '#contract/catalog'
import { indexHolders, useOf } from '../index-holders'
import { isUsable, keyText, partKey } from '../index-shape'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes that do nothing that another one does not do. */
export const duplicateIndex: Rule = ({ catalog, statistics, mends }) => {
  const use = useOf(statistics)
  return indexHolders(catalog).flatMap((holder) => {
    const alike = new Map<string, Index[]>()
    for (const index of holder.indexes.filter(isUsable)) {
      alike.set(shapeOf(index), [...(alike.get(shapeOf(index)) ?? []), index])
    }
    return [...alike.values()].flatMap((group) => {
      const [kept, ...others] = group.toSorted((a, b) => worth(b) - worth(a) || (a.name < b.name ? -1 : 1))
      if (kept === undefined) return []
      return others
        .filter((index) => mayGo(index, kept))
        .map((index) => ({
          rule: 'duplicate-index' as const,
          severity: 'warn' as const,
          ref: partRef('index', holder, index.name),
          page: holder.page,
          what: `Index ${index.name} on ${nameOf(catalog, holder)} does what ${kept.name} does: both are on ${keyText(index)}.`,
          why: `Every write keeps both, and queries need one. ${reason(kept)}`,
          mend: mends.dropIndex(holder, index.name),
          caution: null,
          bytes: use(holder, index.name)?.bytes ?? null,
        }))
    })
  })
}

function shapeOf(index: Index): string {
  const { method, parts, include, predicate } = index
  return JSON.stringify([method, parts.map(partKey), include.toSorted(), predicate])
}

/** A constraint's index stays, then one that keeps rows unique. */
function worth(index: Index): number {
  if (index.backs !== null) return index.backs === 'primary-key' ? 4 : 3
  return index.unique ? 2 : 1
}

/** What keeps rows unique goes only where another keeps them so in the same way. */
function mayGo(index: Index, kept: Index): boolean {
  if (index.backs !== null) return false
  return !index.unique || (kept.unique && kept.nullsNotDistinct === index.nullsNotDistinct)
}

function reason(kept: Index): string {
  if (kept.backs === 'primary-key') return `${kept.name} stays: it backs the primary key.`
  if (kept.backs !== null) return `${kept.name} stays: it backs a constraint.`
  return kept.unique
    ? `${kept.name} stays: it also keeps rows unique.`
    : `Either can stay; ${kept.name} is first by name.`
}

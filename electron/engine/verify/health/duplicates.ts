import type { Index } from '#contract/catalog'
import { isUsable, partKey } from './index-shape'

/** Indexes that do nothing that another one does not do, each with the one that stays. */
export function duplicates(indexes: readonly Index[]): { index: Index; kept: Index }[] {
  const alike = new Map<string, Index[]>()
  for (const index of indexes.filter(isUsable)) {
    alike.set(shapeOf(index), [...(alike.get(shapeOf(index)) ?? []), index])
  }
  return [...alike.values()].flatMap((group) => {
    const [kept, ...others] = group.toSorted((a, b) => worth(b) - worth(a) || (a.name < b.name ? -1 : 1))
    return kept === undefined
      ? []
      : others.filter((index) => mayGo(index, kept)).map((index) => ({ index, kept }))
  })
}

function shapeOf({ method, parts, include, predicate }: Index): string {
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

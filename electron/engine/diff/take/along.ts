import { type Change, signOf } from '#contract/change'
import type { CatalogIndex } from './index-of'
import { isName, isUnique } from './keys'
import { comesWith, goesWith } from './moves'
import { usesOf } from './uses'

/** A change that is taken because another one can't be without it. */
export interface Along {
  readonly change: Change
  readonly because: Change
}

/**
 * What the taken among all changes need of the others: what makes what they use, what lets go of what they take away,
 * and what frees a name that they take.
 */
export function along(
  changes: readonly Change[],
  taken: ReadonlySet<Change>,
  from: CatalogIndex,
  to: CatalogIndex,
): Along[] {
  const makers = new Map<string, Change[]>()
  const goers = new Map<string, Change[]>()
  const holders = new Map<string, Change[]>()
  for (const change of changes) {
    for (const key of comesWith(change, from, to)) add(makers, key, change)
    for (const key of goesWith(change, from, to)) add(goers, key, change)
    if (signOf(change.kind) !== '+') for (const key of usesOf(from, change)) add(holders, key, change)
  }
  const all = new Set(taken)
  const open = [...taken]
  const found: Along[] = []
  const take = (others: readonly Change[] | undefined, because: Change): void => {
    for (const change of others ?? []) {
      if (all.has(change)) continue
      all.add(change)
      open.push(change)
      found.push({ change, because })
    }
  }
  for (let change = open.pop(); change !== undefined; change = open.pop()) {
    if (signOf(change.kind) !== '−') for (const key of usesOf(to, change)) take(makers.get(key), change)
    // Another key over the same columns may hold a foreign key as well.
    for (const key of goesWith(change, from, to)) if (!isUnique(key)) take(holders.get(key), change)
    for (const key of comesWith(change, from, to)) if (isName(key)) take(goers.get(key), change)
  }
  return found
}

function add(map: Map<string, Change[]>, key: string, change: Change): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [change])
  else known.push(change)
}

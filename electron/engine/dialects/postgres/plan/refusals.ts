import type { Change } from '#contract/change'
import type { Way } from '../../planner'
import type { Fates } from './fates'
import type { Whose } from './whose'

/** The changes that no statement makes, each with why. */
export function refusalsOf(fates: Fates, whose: Whose, changes: readonly Change[]): Way['refused'] {
  const refused = new Map<number, string>()
  for (const [key, why] of fates.refused) {
    const part = fates.from.get(key) ?? fates.to.get(key)
    const change = part === undefined ? null : whose.placeOf(part)
    if (change !== null && !refused.has(change)) refused.set(change, why)
  }
  changes.forEach((change, at) => {
    const why = refused.has(at) ? null : orderOf(change)
    if (why !== null) refused.set(at, why)
  })
  return [...refused].map(([change, why]) => ({ change, why })).toSorted((a, b) => a.change - b.change)
}

/** Columns that come stand last, and those that are there keep their order. */
function orderOf({ kind, ref, properties }: Change): string | null {
  const order = properties.find(({ property }) => property === 'column order')
  if (kind !== 'alter-table' || order === undefined) return null
  return `PostgreSQL keeps the order in which columns were added: ${ref.name} has ${order.from ?? ''}. Only a new table, filled from this one, has another.`
}

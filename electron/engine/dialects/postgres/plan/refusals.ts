import type { Change } from '#contract/change'
import type { Way } from '../../planner'
import type { Fates } from './fates'
import type { Part } from './part'
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
    if (why !== null && !comesInOrder(change, fates)) refused.set(at, why)
  })
  return [...refused].map(([change, why]) => ({ change, why })).toSorted((a, b) => a.change - b.change)
}

/** Columns that come stand last, and those that are there keep their order. */
function orderOf({ kind, ref, properties }: Change): string | null {
  const order = properties.find(({ property }) => property === 'column order')
  if (kind !== 'alter-table' || order === undefined) return null
  return `PostgreSQL keeps the order in which columns were added: ${ref.name} has ${order.from ?? ''}. Only a new table, filled from this one, has another.`
}

/** Whether the columns that are made again, and so come last, stand there on the other side too. */
function comesInOrder({ ref }: Change, { from, to, gone }: Fates): boolean {
  const columnsOf = (side: Fates['from']): string[] =>
    [...side.values()].flatMap((part) => (isColumnOf(part, ref) ? [part.key] : []))
  const wanted = columnsOf(to)
  const kept = columnsOf(from).filter((key) => !gone.has(key))
  const come = wanted.filter((key) => !kept.includes(key))
  return [...kept, ...come].every((key, at) => key === wanted[at])
}

function isColumnOf({ kind, ref }: Part, { schema, name }: Change['ref']): boolean {
  return kind === 'column' && ref.schema === schema && ref.table === name
}

import type { Catalog } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

/**
 * Two looks at one database without what is the same in both: what is left is quick to compare in full. Of ten
 * thousand tables mostly a few differ.
 */
export function onlyDifferent(from: Catalog, to: Catalog): [from: Catalog, to: Catalog] {
  const [fromTables, toTables] = apart(from.tables, to.tables, keyOf)
  const [fromViews, toViews] = apart(from.views, to.views, keyOf)
  const [fromEnums, toEnums] = apart(from.enums, to.enums, keyOf)
  const [fromObjects, toObjects] = apart(from.objects, to.objects, ({ ref }) => refKey(ref))
  return [
    { ...from, tables: fromTables, views: fromViews, enums: fromEnums, objects: fromObjects },
    { ...to, tables: toTables, views: toViews, enums: toEnums, objects: toObjects },
  ]
}

function apart<T>(from: readonly T[], to: readonly T[], key: (one: T) => string): [from: T[], to: T[]] {
  const before = new Map(from.map((one) => [key(one), one]))
  const same = new Set<string>()
  const toLeft = to.filter((one) => {
    const id = key(one)
    const equal = before.has(id) && isSame(before.get(id), one)
    if (equal) same.add(id)
    return !equal
  })
  return [from.filter((one) => !same.has(key(one))), toLeft]
}

function keyOf({ schema, name }: { schema: string; name: string }): string {
  return JSON.stringify([schema, name])
}

// Loops, not callbacks: this runs over every value of a catalog.
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false
    for (let at = 0; at < one.length; at++) if (!isSame(one[at], other[at])) return false
    return true
  }
  const [mine, others] = [one as Record<string, unknown>, other as Record<string, unknown>]
  for (const name in mine) if (!isSame(mine[name], others[name])) return false
  for (const name in others) if (others[name] !== undefined && mine[name] === undefined) return false
  return true
}

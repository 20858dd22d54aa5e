import type { Catalog } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

/**
 * Two catalogs without what is the same in both: what is left is quick to compare in full. Of ten thousand tables
 * mostly a few differ.
 */
export function onlyDifferent(from: Catalog, to: Catalog): [from: Catalog, to: Catalog] {
  const [fromSchemas, toSchemas] = apart(from.schemas, to.schemas, ({ name }) => name)
  const [fromTables, toTables] = apart(from.tables, to.tables, keyOf)
  const [fromViews, toViews] = apart(from.views, to.views, keyOf)
  const [fromEnums, toEnums] = apart(from.enums, to.enums, keyOf)
  const [fromObjects, toObjects] = apart(from.objects, to.objects, ({ ref }) => refKey(ref))
  return [
    {
      ...from,
      schemas: fromSchemas,
      tables: fromTables,
      views: fromViews,
      enums: fromEnums,
      objects: fromObjects,
    },
    { ...to, schemas: toSchemas, tables: toTables, views: toViews, enums: toEnums, objects: toObjects },
  ]
}

function apart<T>(from: readonly T[], to: readonly T[], key: (one: T) => string): [from: T[], to: T[]] {
  if (from === to) return [[], []]
  const before = new Map(from.map((one) => [key(one), one]))
  const same = new Set<T>()
  const toLeft = to.filter((one) => {
    const earlier = before.get(key(one))
    const equal = earlier !== undefined && isSame(earlier, one)
    if (equal) same.add(earlier)
    return !equal
  })
  return [from.filter((one) => !same.has(one)), toLeft]
}

// No name holds a zero byte.
function keyOf({ schema, name }: { schema: string; name: string }): string {
  return `${schema}\0${name}`
}

/** What a server counts by itself, and what no comparison looks at. */
const notLookedAt = new Set(['estimatedRows', 'bytes', 'scans', 'facts', 'unshown', 'ready', 'populated'])

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
  for (const name in mine)
    if (mine[name] !== others[name] && !notLookedAt.has(name) && !isSame(mine[name], others[name]))
      return false
  for (const name in others)
    if (others[name] !== undefined && mine[name] === undefined && !notLookedAt.has(name)) return false
  return true
}

import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { Renamed } from '#contract/effects'
import { withRealNames } from '../diff/renames/following'
import { byOldNames, type Seen, seenBetween } from '../diff/renames/seen'

/** The differences of two catalogs of one history, as they are told. */
export function changesBetween(from: Catalog, to: Catalog, renames: readonly Renamed[]): Change[] {
  const { changes } = seenApart(from, to, renames)
  return renames.length === 0 ? [...changes] : withRealNames(byOldNames(changes, renames))
}

/** What was seen between two catalogs of one history; what both share is equal, and not compared again. */
export function seenApart(from: Catalog, to: Catalog, renames: readonly Renamed[]): Seen {
  const [fromTables, toTables] = apart(from.tables, to.tables)
  const [fromViews, toViews] = apart(from.views, to.views)
  const [fromEnums, toEnums] = apart(from.enums, to.enums)
  const [fromObjects, toObjects] = apart(from.objects, to.objects)
  return seenBetween(
    { ...from, tables: fromTables, views: fromViews, enums: fromEnums, objects: fromObjects },
    { ...to, tables: toTables, views: toViews, enums: toEnums, objects: toObjects },
    renames,
  )
}

function apart<T>(from: readonly T[], to: readonly T[]): [from: T[], to: T[]] {
  const [before, after] = [new Set(from), new Set(to)]
  return [from.filter((one) => !after.has(one)), to.filter((one) => !before.has(one))]
}

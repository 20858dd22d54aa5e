import type { Catalog, Dependency, View } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { changeKey } from '../change-key'
import { diff } from '../diff'
import { along, type Along } from './along'
import { indexOf, placeKey } from './index-of'
import { altered, alteredDefined, facetsLeft } from './kept-facets'
import { newTable, tableOfChange, takenTable, type Taken, wholeTable } from './table'

/** A part of the way from one catalog to another. */
export interface TakenPart {
  /** *from* with only the changes taken. */
  readonly catalog: Catalog
  /** What was taken along, in sentences. */
  readonly notes: readonly string[]
}

/**
 * *from* with only the changes taken, which are of `diff(from, to)`, whole or with a part of their properties. What one
 * of them can't be without is taken along, and told.
 */
export function take(from: Catalog, to: Catalog, wanted: readonly Change[]): TakenPart {
  const changes = diff(from, to)
  const parts = taken(changes, wanted)
  const [left, right] = [indexOf(from), indexOf(to)]
  const others = along(changes, new Set(parts.map(({ whole }) => whole)), left, right)
  const all = [...parts, ...others.map(({ change }): Taken => ({ whole: change, taken: change }))]
  return { catalog: assembled(from, to, all), notes: others.flatMap(noteOf) }
}

/** Each change that is wanted, as it is and as far as it is wanted. */
function taken(changes: readonly Change[], wanted: readonly Change[]): Taken[] {
  const properties = new Map<string, Change['properties']>()
  for (const change of wanted)
    properties.set(changeKey(change), [...(properties.get(changeKey(change)) ?? []), ...change.properties])
  return changes.flatMap((whole) => {
    const some = properties.get(changeKey(whole))
    return some === undefined ? [] : [{ whole, taken: { ...whole, properties: some } }]
  })
}

// What goes with its table is no news.
function noteOf({ change, because }: Along): string[] {
  const table = tableOfChange(because)
  const within = because.kind === 'drop-table' && change.ref.table === table?.name
  return within ? [] : [`${change.sentence} is taken too: ${because.sentence} can't be changed without it.`]
}

function assembled(from: Catalog, to: Catalog, all: readonly Taken[]): Catalog {
  const catalog: Catalog = {
    ...to,
    server: from.server,
    schemas: listed(from.schemas, to.schemas, of(all, 'schema'), ({ name }) => name, altered),
    enums: listed(from.enums, to.enums, of(all, 'enum'), placeKey, altered),
    tables: tablesOf(from, to, all),
    views: listed(from.views, to.views, of(all, 'view'), placeKey, alteredView),
    objects: listed(from.objects, to.objects, of(all, 'object'), ({ ref }) => refKey(ref), alteredDefined),
  }
  return { ...catalog, dependencies: dependenciesOf(from, to, catalog, all) }
}

type Whole = 'schema' | 'enum' | 'view' | 'object'

function of(all: readonly Taken[], what: Whole): ReadonlyMap<string, Taken> {
  const some = all.filter(({ whole: { kind } }) => kind.endsWith(`-${what}`))
  const key = ({ ref }: Change): string =>
    what === 'schema' ? ref.name : what === 'object' ? refKey(ref) : placeKey(ref)
  return new Map(some.map((one) => [key(one.whole), one]))
}

function listed<T>(
  from: readonly T[],
  to: readonly T[],
  changes: ReadonlyMap<string, Taken>,
  key: (one: T) => string,
  alter: (from: T, to: T, whole: Change, taken: Change) => T,
): T[] {
  const later = new Map(to.map((one) => [key(one), one]))
  const before = new Set(from.map(key))
  const kept = from.flatMap((one) => {
    const change = changes.get(key(one))
    if (change === undefined) return [one]
    const after = later.get(key(one))
    return after === undefined ? [] : [alter(one, after, change.whole, change.taken)]
  })
  return [...kept, ...to.filter((one) => changes.has(key(one)) && !before.has(key(one)))]
}

function alteredView(from: View, to: View, whole: Change, taken: Change): View {
  const view = altered(from, to, whole, taken)
  if (!facetsLeft(whole, taken).has('comments')) return view
  const comments = new Map(from.columns.map(({ name, comment }) => [name, comment ?? null]))
  const columns = view.columns.map((one) => ({ ...one, comment: comments.get(one.name) ?? null }))
  return { ...view, columns }
}

function tablesOf(from: Catalog, to: Catalog, all: readonly Taken[]): Catalog['tables'] {
  const byTable = new Map<string, Taken[]>()
  for (const one of all) {
    const table = tableOfChange(one.whole)
    if (table === null) continue
    const known = byTable.get(placeKey(table))
    if (known === undefined) byTable.set(placeKey(table), [one])
    else known.push(one)
  }
  const later = new Map(to.tables.map((table) => [placeKey(table), table]))
  const before = new Set(from.tables.map(placeKey))
  const kept = from.tables.flatMap((table) => {
    const parts = byTable.get(placeKey(table)) ?? []
    if (parts.length === 0) return [table]
    if (wholeTable(parts) === '−') return []
    return [takenTable(table, later.get(placeKey(table)) ?? bare(table), parts)]
  })
  const made = to.tables.flatMap((table) => {
    const parts = before.has(placeKey(table)) ? [] : (byTable.get(placeKey(table)) ?? [])
    return wholeTable(parts) === '+' ? [newTable(table, parts)] : []
  })
  return [...kept, ...made]
}

// Of a table that goes, its foreign keys and indexes may be taken away alone.
function bare(table: Catalog['tables'][number]): Catalog['tables'][number] {
  return { ...table, foreignKeys: [], indexes: table.indexes.filter(({ backs }) => backs !== null) }
}

/** What stands needs what it needed, or where it was changed what it needs in *to*. */
function dependenciesOf(from: Catalog, to: Catalog, now: Catalog, all: readonly Taken[]): Dependency[] {
  const touched = new Set(all.map(({ whole: { ref } }) => refKey(ref)))
  const tables = all.flatMap(({ whole }) => tableOfChange(whole) ?? [])
  const touchedTables = new Set(tables.map(placeKey))
  const standing = new Set([
    ...now.tables.map((one) => refKey({ kind: 'table', schema: one.schema, name: one.name, table: null })),
    ...now.enums.map((one) => refKey({ kind: 'enum', schema: one.schema, name: one.name, table: null })),
    ...now.views.map((one) => {
      const kind = one.materialized ? 'materialized-view' : 'view'
      return refKey({ kind, schema: one.schema, name: one.name, table: null })
    }),
    ...now.objects.map(({ ref }) => refKey(ref)),
  ])
  const stands = ({ from, on }: Dependency): boolean => standing.has(refKey(from)) && standing.has(refKey(on))
  const isTouched = ({ from: { kind, ...place } }: Dependency): boolean =>
    kind === 'table' ? touchedTables.has(placeKey(place)) : touched.has(refKey({ kind, ...place }))
  const pairs = new Map<string, Dependency>()
  for (const one of from.dependencies)
    // A table that is changed in part may still need what it needed.
    if (stands(one) && (!isTouched(one) || one.from.kind === 'table')) pairs.set(pairKey(one), one)
  for (const one of to.dependencies) if (stands(one) && isTouched(one)) pairs.set(pairKey(one), one)
  return [...pairs.values()]
}

function pairKey({ from, on }: Dependency): string {
  return `${refKey(from)} ${refKey(on)}`
}

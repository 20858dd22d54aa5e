import type { Catalog, ObjectRef, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { mentions } from './mentions'

/** Two catalogs of which only what changes touch is left. */
export interface Excerpt {
  readonly from: Catalog
  readonly to: Catalog
}

/**
 * Both catalogs with only what the changes touch, what needs it and what that needs. Foreign keys that lead out of it
 * are left out on both sides, so what differs stays the same.
 */
export function excerpt(from: Catalog, to: Catalog, changes: readonly Change[]): Excerpt {
  const links = linksOf([from, to])
  const touched = new Set(changes.flatMap(wholesOf))
  const inner = closed(touched, links.neededBy)
  const neighbours = [...inner].flatMap((key) => [...(links.keyed.get(key) ?? [])])
  const kept = closed(new Set([...inner, ...neighbours]), links.needs)
  return { from: cut(from, kept), to: cut(to, kept) }
}

type Links = ReadonlyMap<string, ReadonlySet<string>>

interface AllLinks {
  readonly needs: Links
  readonly neededBy: Links
  /** Tables that foreign keys tie to a table, either way. */
  readonly keyed: Links
}

/** A change of a part is one of its table; that of a trigger touches both, and a rename goes by two names. */
function wholesOf({ kind, ref, properties }: Change): string[] {
  const own = ref.table === null ? [refKey(ref)] : [refKey(ref), tableKey(ref.schema, ref.table)]
  if (kind !== 'rename-table') return own
  return [...own, ...properties.flatMap(({ to }) => (to === null ? [] : [tableKey(ref.schema, to)]))]
}

function linksOf(catalogs: readonly Catalog[]): AllLinks {
  const needs = new Map<string, Set<string>>()
  const neededBy = new Map<string, Set<string>>()
  const keyed = new Map<string, Set<string>>()
  const link = (links: Map<string, Set<string>>, from: string, to: string): void => {
    const known = links.get(from)
    if (known === undefined) links.set(from, new Set([to]))
    else known.add(to)
  }
  const need = (from: string, on: string): void => {
    link(needs, from, on)
    link(neededBy, on, from)
  }
  for (const catalog of catalogs) {
    const { tables, objects, dependencies } = catalog
    for (const { from, on } of dependencies) need(refKey(from), refKey(on))
    for (const [from, on] of mentions(catalog)) need(from, on)
    for (const { ref } of objects) if (ref.table !== null) need(refKey(ref), tableKey(ref.schema, ref.table))
    for (const { schema, name, foreignKeys, parents = [] } of tables) {
      const own = tableKey(schema, name)
      for (const parent of parents) need(own, tableKey(parent.schema, parent.name))
      for (const { toSchema, toTable } of foreignKeys) {
        link(keyed, own, tableKey(toSchema, toTable))
        link(keyed, tableKey(toSchema, toTable), own)
      }
    }
  }
  return { needs, neededBy, keyed }
}

function closed(start: ReadonlySet<string>, links: Links): Set<string> {
  const all = new Set(start)
  // A set that grows is walked to its end.
  for (const key of all) for (const next of links.get(key) ?? []) all.add(next)
  return all
}

function cut(catalog: Catalog, kept: ReadonlySet<string>): Catalog {
  const tables = catalog.tables.filter(({ schema, name }) => kept.has(tableKey(schema, name)))
  const isKept = (ref: ObjectRef): boolean => kept.has(refKey(ref))
  return {
    ...catalog,
    tables: tables.map((table) => withinKept(table, kept)),
    views: catalog.views.filter(({ schema, name, materialized }) =>
      isKept({ kind: materialized ? 'materialized-view' : 'view', schema, name, table: null }),
    ),
    enums: catalog.enums.filter(({ schema, name }) => isKept({ kind: 'enum', schema, name, table: null })),
    objects: catalog.objects.filter(({ ref }) => isKept(ref)),
    dependencies: catalog.dependencies.filter(({ from, on }) => isKept(from) && isKept(on)),
  }
}

function withinKept(table: Table, kept: ReadonlySet<string>): Table {
  const inside = table.foreignKeys.filter(({ toSchema, toTable }) => kept.has(tableKey(toSchema, toTable)))
  return inside.length === table.foreignKeys.length ? table : { ...table, foreignKeys: inside }
}

function tableKey(schema: string, name: string): string {
  return refKey({ kind: 'table', schema, name, table: null })
}

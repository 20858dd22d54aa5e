import type { Catalog, Column, ForeignKey, Index, ObjectRef, Table } from '#contract/catalog'
import type { Rename } from '#contract/compare'

type NewName = (schema: string, name: string) => string
type NewColumn = (schema: string, table: string, name: string) => string

/**
 * A catalog as it stands behind renames of tables and columns. Names are followed wherever the catalog has them as
 * names; texts (a view's query, a check's expression) stay as they are, since only a server can rewrite them.
 */
export function renamed(catalog: Catalog, renames: readonly Rename[]): Catalog {
  if (renames.length === 0) return catalog
  const [tables, columns] = [new Map<string, string>(), new Map<string, string>()]
  for (const { ref, to } of renames) {
    if (ref.kind === 'column') columns.set(JSON.stringify([ref.schema, ref.table, ref.name]), to)
    else tables.set(JSON.stringify([ref.schema, ref.name]), to)
  }
  const table: NewName = (schema, name) => tables.get(JSON.stringify([schema, name])) ?? name
  const column: NewColumn = (schema, of, name) => columns.get(JSON.stringify([schema, of, name])) ?? name
  const ref = (one: ObjectRef): ObjectRef => ({
    ...one,
    ...(one.kind === 'table' ? { name: table(one.schema, one.name) } : {}),
    ...(one.table === null ? {} : { table: table(one.schema, one.table) }),
  })
  return {
    ...catalog,
    tables: catalog.tables.map((one) => renamedTable(one, table, column)).toSorted(byPlace),
    objects: catalog.objects.map((one) => ({ ...one, ref: ref(one.ref) })),
    dependencies: catalog.dependencies.map(({ from, on }) => ({ from: ref(from), on: ref(on) })),
  }
}

function renamedTable(one: Table, table: NewName, column: NewColumn): Table {
  const own = (name: string): string => column(one.schema, one.name, name)
  const keyed = <K extends { columns: string[] }>(key: K): K => ({ ...key, columns: key.columns.map(own) })
  return {
    ...one,
    name: table(one.schema, one.name),
    ...(one.parents === undefined
      ? {}
      : { parents: one.parents.map((each) => ({ ...each, name: table(each.schema, each.name) })) }),
    ...(one.periods === undefined
      ? {}
      : { periods: one.periods.map(({ name, from, to }) => ({ name, from: own(from), to: own(to) })) }),
    columns: one.columns.map((each): Column => ({ ...each, name: own(each.name) })),
    primaryKey: one.primaryKey === null ? null : keyed(one.primaryKey),
    uniques: one.uniques.map(keyed),
    foreignKeys: one.foreignKeys.map((key): ForeignKey => ({
      ...keyed(key),
      toTable: table(key.toSchema, key.toTable),
      toColumns: key.toColumns.map((name) => column(key.toSchema, key.toTable, name)),
      ...(key.onDeleteColumns === undefined ? {} : { onDeleteColumns: key.onDeleteColumns.map(own) }),
    })),
    indexes: one.indexes.map((index): Index => ({
      ...index,
      parts: index.parts.map((part) => ({ ...part, column: part.column === null ? null : own(part.column) })),
      include: index.include.map(own),
    })),
  }
}

function byPlace(a: Table, b: Table): number {
  if (a.schema !== b.schema) return a.schema < b.schema ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

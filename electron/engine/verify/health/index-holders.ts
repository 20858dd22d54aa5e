import type { Catalog, Index, ObjectRef, Table } from '#contract/catalog'
import type { Holder } from '../../dialects/mends'
import type { Statistics } from '../../dialects/statistics'
import { ownTables, tableRef } from './rule'

/** A table or materialized view with its indexes. */
export interface IndexHolder extends Holder {
  readonly indexes: readonly Index[]
  readonly page: ObjectRef
  /** Null for a materialized view. */
  readonly table: Table | null
}

/** Everything that has indexes of its own. */
export function indexHolders(catalog: Catalog): IndexHolder[] {
  const tables = ownTables(catalog).map((table) => ({
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    indexes: table.indexes,
    page: tableRef(table),
    table,
  }))
  const views = catalog.views.map(({ schema, name, indexes = [] }) => ({
    schema,
    name,
    indexes,
    page: { kind: 'materialized-view' as const, schema, name, table: null },
    table: null,
  }))
  return [...tables, ...views.filter(({ indexes }) => indexes.length > 0)]
}

/** Finds what the server says of an index by its place. */
export function indexUse(
  statistics: Statistics,
): (of: Holder, index: string) => Statistics['indexes'][number] | null {
  const keyOf = (schema: string, table: string, name: string): string => JSON.stringify([schema, table, name])
  const known = new Map(statistics.indexes.map((use) => [keyOf(use.schema, use.table, use.name), use]))
  return (of, index) => known.get(keyOf(of.schema, of.name, index)) ?? null
}

import type { CheckConstraint, Column, ForeignKey, Index, Table, TablePeriod } from '#contract/catalog'
import { keysOf } from './keys'
import { countsOf, isPartitioned, type TableRow } from './tables'

/** What a table is made of, whoever told it. */
export interface TableParts {
  readonly columns: Column[]
  readonly indexes: Index[]
  readonly checks: CheckConstraint[]
  readonly foreignKeys: ForeignKey[]
  readonly periods: TablePeriod[]
  readonly engine: string | null
  readonly comment: string | null
  readonly options: string | null
  readonly partitionBy: string | null
  readonly unshown: string[]
}

/** A table's value; lists stand in name order, columns in the table's. */
export function tableOf(row: TableRow, parts: TableParts, schema: string): Table {
  const indexes = parts.indexes.toSorted(byName)
  return {
    schema,
    name: row.table,
    kind: isPartitioned(row) ? 'partitioned' : 'table',
    comment: parts.comment,
    engine: parts.engine ?? row.engine,
    collation: row.collation,
    partitionBy: parts.partitionBy,
    periods: parts.periods,
    options: parts.options,
    unshown: parts.unshown,
    ...countsOf(row),
    columns: parts.columns,
    ...keysOf(indexes),
    indexes,
    checks: parts.checks.toSorted(byName),
    exclusions: [],
    foreignKeys: parts.foreignKeys.toSorted(byName),
  }
}

/** By name, the same everywhere. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

import type { Column, Table } from '#contract/catalog'

/** MySQL's types whose values have a collation; elsewhere tables have none. */
const textual = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|set)\b/i

/** A table whose columns name the collation that their values have, also where it is the table's own. */
export function inForce(table: Table): Table {
  const { collation } = table
  if (collation == null) return table
  const named = (column: Column): Column =>
    column.collation === null && textual.test(column.type) ? { ...column, collation } : column
  return { ...table, columns: table.columns.map(named) }
}

/** The same the other way round: what is the table's own is not named. */
export function asInTable(table: Table): Table {
  if (table.collation == null) return table
  const unnamed = (column: Column): Column =>
    column.collation === table.collation ? { ...column, collation: null } : column
  return { ...table, columns: table.columns.map(unnamed) }
}

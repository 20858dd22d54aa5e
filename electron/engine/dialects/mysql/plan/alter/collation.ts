import type { Column, Table } from '#contract/catalog'

const textual = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|set)\b/i

/** Whether values of the type have a collation. */
export function isTextual({ type }: Column): boolean {
  return textual.test(type)
}

/** The column with its collation named, also where it is the table's. */
export function collated(column: Column, table: Table): Column {
  if (column.collation !== null || !isTextual(column)) return column
  return { ...column, collation: table.collation ?? null }
}

import type { Table } from '#contract/catalog'

/** Whether a generated column can be dropped and made again, and back, without changing the order of columns: it is the last on both sides. */
export function isRemadeInPlace(from: Table, to: Table | undefined, name: string): boolean {
  return isLastOfKept(from, to, name) && (to === undefined || isLastOfKept(to, from, name))
}

/** Whether no column of a table that the other has too stands behind the one of this name. */
export function isLastOfKept(table: Table, other: Table | undefined, name: string): boolean {
  const at = table.columns.findIndex((one) => one.name === name)
  return table.columns.slice(at + 1).every((behind) => !has(other, behind.name))
}

function has(table: Table | undefined, name: string): boolean {
  return table?.columns.some((one) => one.name === name) === true
}

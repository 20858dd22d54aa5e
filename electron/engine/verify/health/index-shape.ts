import type { ForeignKey, Index, IndexPart, Table } from '#contract/catalog'

/** What two index parts must share to order rows alike. */
export function partKey(part: IndexPart): string {
  const { column, expression, order, nulls, operatorClass, collation, prefixLength } = part
  return JSON.stringify([column, expression, order, nulls, operatorClass, collation, prefixLength])
}

/** An index's key as a person reads it: `user_id, lower(name)`. */
export function keyText(index: Index): string {
  return index.parts.map((part) => part.column ?? part.expression ?? '').join(', ')
}

/** Whether queries may use it. */
export function isUsable(index: Index): boolean {
  return index.valid && index.visible
}

/** Whether an index finds the rows of a foreign key: its columns come first, in any order. */
export function supports(index: Index, key: ForeignKey): boolean {
  if (
    !isUsable(index) ||
    (index.method !== 'btree' && !(index.method === 'hash' && key.columns.length === 1))
  ) {
    return false
  }
  const first = index.parts.slice(0, key.columns.length)
  const columns = new Set(first.map(({ column }) => column))
  return (
    columns.size === key.columns.length &&
    key.columns.every((column) => columns.has(column)) &&
    (index.predicate === null || leavesOutNullsAlone(index.predicate, key))
  )
}

/** A key that is NULL points nowhere, so an index without it misses nothing. */
function leavesOutNullsAlone(predicate: string, key: ForeignKey): boolean {
  const [column] = key.columns
  const said = predicate.replace(/^\((.*)\)$/, '$1').toLowerCase()
  return (
    column !== undefined && [`${column} is not null`, `"${column}" is not null`.toLowerCase()].includes(said)
  )
}

/** Foreign keys of a table that only this index supports. */
export function keysThatNeed(index: Index, table: Table | null): ForeignKey[] {
  return (table?.foreignKeys ?? []).filter(
    (key) =>
      supports(index, key) &&
      !(table?.indexes ?? []).some((other) => other !== index && supports(other, key)),
  )
}

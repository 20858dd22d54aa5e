import type { Table } from '#contract/catalog'
import type { Mends } from '../../../dialects/mends'
import { isUsable } from '../index-shape'
import { nameOf, ownTables, tableRef, type Rule } from '../rule'

/** Tables whose rows have no name. */
export const noPrimaryKey: Rule = ({ catalog, mends }) =>
  ownTables(catalog)
    .filter(({ primaryKey }) => primaryKey === null)
    .map((table) => ({
      rule: 'no-primary-key',
      severity: 'warn',
      ref: tableRef(table),
      page: tableRef(table),
      what: `Table ${nameOf(catalog, table)} has no primary key.`,
      why: 'One row cannot be told from another: double rows go unseen, and logical replication cannot follow an UPDATE or DELETE.',
      ...mending(table, mends),
      bytes: table.bytes,
    }))

function mending(table: Table, mends: Mends): { mend: string; caution: string } {
  const columns = keyThere(table)
  if (columns !== null) {
    return {
      mend: mends.addPrimaryKey(table, columns),
      caution: `${columns.join(', ')} ${columns.length === 1 ? 'is' : 'are'} unique and never null already. The table is locked while the key is made.`,
    }
  }
  return {
    mend: mends.addKeyColumn(table, freeName(table)),
    caution:
      'It adds a column and writes the whole table anew, which is locked meanwhile. A key among its own columns may be the better one.',
  }
}

/** Columns that could be the primary key as they are. */
function keyThere(table: Table): string[] | null {
  const nullable = new Set(table.columns.filter((column) => column.nullable).map(({ name }) => name))
  for (const index of table.indexes) {
    const names = index.parts.map(({ column, prefixLength }) => (prefixLength === null ? column : null))
    const columns = names.filter((name) => name !== null)
    const whole =
      columns.length === names.length && index.unique && index.predicate === null && isUsable(index)
    if (whole && columns.every((name) => !nullable.has(name))) return columns
  }
  return null
}

function freeName(table: Table): string {
  const taken = new Set(table.columns.map(({ name }) => name.toLowerCase()))
  const names = ['id', 'row_id', `${table.name}_id`.slice(0, 60)]
  return names.find((name) => !taken.has(name.toLowerCase())) ?? `row_id_${table.columns.length}`
}

import type { Table } from '#contract/catalog'
import { supports } from '../index-shape'
import { nameOf, ownTables, partRef, tableRef, type Rule } from '../rule'

/** Below this a table is read whole as fast as by an index. */
const smallRows = 1000

/** Foreign keys whose rows are found by reading the whole table. MySQL makes such an index by itself. */
export const unindexedForeignKey: Rule = ({ catalog, mends }) =>
  ownTables(catalog).flatMap((table) =>
    table.foreignKeys
      .filter((key) => !table.indexes.some((index) => supports(index, key)))
      .map((key) => ({
        rule: 'unindexed-foreign-key',
        severity: isSmall(table) ? 'info' : 'warn',
        ref: partRef('foreign-key', table, key.name),
        page: tableRef(table),
        what: `No index of ${nameOf(catalog, table)} finds rows by ${key.columns.join(', ')}, its foreign key to ${nameOf(catalog, { schema: key.toSchema, name: key.toTable })}.`,
        why: `Each DELETE or change of key there reads ${nameOf(catalog, table)} whole, and holds its locks that long.`,
        mend: mends.createIndex(table, key.columns),
        caution: isSmall(table) ? 'The table is small: this matters once it has grown.' : null,
        bytes: table.bytes,
      })),
  )

function isSmall({ estimatedRows }: Table): boolean {
  return estimatedRows >= 0 && estimatedRows < smallRows
}

import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import { checkOf, readChecks } from './checks'
import { columnOf, type ColumnRow } from './columns'
import { foreignKeyOf, readForeignKeyColumns, readForeignKeys } from './foreign-keys'
import { groupBy } from './group-by'
import { readHiddenRules } from './hidden-rules'
import { indexesOf, readIndexes } from './indexes'
import { partitionByOf, readPartitions } from './partitions'
import type { TableParts } from './table'
import { isPartitioned, optionsOf, type TableRow } from './tables'

/** Reads what tables are made of from information_schema, a query a kind of part. */
export async function readFromInformationSchema(
  session: Session,
  product: Product,
  tables: readonly TableRow[],
  columns: readonly ColumnRow[],
): Promise<(row: TableRow) => TableParts> {
  const columnsOf = byTable(columns)
  const indexes = byTable(await readIndexes(session, product))
  const checks = byTable(await readChecks(session, product))
  const keys = await readForeignKeys(session)
  const keyColumns = await readForeignKeyColumns(session)
  const foreignKeys = byTable([...keys, ...(await readHiddenRules(session, product, keys, keyColumns))])
  const foreignKeyColumns = byTable(keyColumns)
  // The server opens every table for this; nearly always none is partitioned.
  const partitions = byTable(tables.some(isPartitioned) ? await readPartitions(session) : [])
  const database = session.server.database
  return (row) => {
    const columnsByKey = groupBy(foreignKeyColumns.get(row.table) ?? [], (column) => column.name)
    const found = (foreignKeys.get(row.table) ?? [])
      .map((key) => foreignKeyOf(key, columnsByKey.get(key.name) ?? []))
      .filter((key) => key !== null)
    const partitionBy = partitionByOf(partitions.get(row.table) ?? [])
    const own = indexesOf(indexes.get(row.table) ?? [], product)
    return {
      columns: (columnsOf.get(row.table) ?? []).map((column) =>
        columnOf(column, row.collation, product, database),
      ),
      indexes: own,
      checks: (checks.get(row.table) ?? []).map((check) => checkOf(check, product)),
      foreignKeys: found,
      periods: [],
      engine: row.engine,
      comment: row.comment === '' ? null : row.comment,
      options: optionsOf(row),
      partitionBy,
      unshown: [
        ...(isPartitioned(row) && partitionBy === null ? ['partitions'] : []),
        ...(found.length < columnsByKey.size ? ['foreign keys'] : []),
        ...(product.flavour === 'mysql' && own.some(({ method }) => method === 'fulltext')
          ? ['parsers of its full-text indexes, if any']
          : []),
        ...(/^MRG_/i.test(row.engine ?? '') ? ['the tables of its UNION'] : []),
      ],
    }
  }
}

function byTable<T extends { readonly table: string }>(rows: readonly T[]): Map<string, T[]> {
  return groupBy(rows, (row) => row.table)
}

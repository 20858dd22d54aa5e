import type { Table } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import type { ColumnRow } from './columns'
import { readFromCreateTable } from './from-create-table'
import { readFromInformationSchema } from './from-information-schema'
import { byName, tableOf, type TableParts } from './table'
import type { TableRow } from './tables'

const without = {
  refused: 'columns and checks that the user has no privileges for',
  'not read': 'clauses of SHOW CREATE TABLE that Varve does not read',
}

/**
 * Every table with its parts. MySQL's information_schema reads its own dictionary; MariaDB's opens every table anew for
 * every query. `partly`: the server may leave out columns that the user has no privileges for.
 */
export async function readEveryTable(
  session: Session,
  product: Product,
  rows: readonly TableRow[],
  columns: () => Promise<ColumnRow[]>,
  partly: boolean,
): Promise<{ tables: Table[]; unseen: string[] }> {
  const schema = session.server.database
  const lacking = (row: TableRow, parts: TableParts, why: keyof typeof without): Table =>
    tableOf(row, { ...parts, unshown: [...parts.unshown, without[why]] }, schema)
  if (product.flavour === 'mysql') {
    const partsOf = await readFromInformationSchema(session, product, rows, await columns())
    const tables = rows.map((row) =>
      partly ? lacking(row, partsOf(row), 'refused') : tableOf(row, partsOf(row), schema),
    )
    return { tables: tables.sort(byName), unseen: [] }
  }
  const { parts, others, failed } = await readFromCreateTable(session, rows)
  const asked = rows.filter(({ table }) => others.has(table))
  const partsOf =
    asked.length === 0 ? null : await readFromInformationSchema(session, product, asked, await columns())
  const tables = rows.flatMap((row) => {
    const told = parts.get(row.table)
    if (told !== undefined) return [tableOf(row, told, schema)]
    const why = others.get(row.table)
    return why === undefined || partsOf === null ? [] : [lacking(row, partsOf(row), why)]
  })
  return {
    tables: tables.sort(byName),
    unseen: [...failed].map(([table, message]) => `Table ${table} could not be read: ${message}.`),
  }
}

import type { Table } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import type { ColumnRow } from './columns'
import { readFromCreateTable } from './from-create-table'
import { readFromInformationSchema } from './from-information-schema'
import { byName, tableOf } from './table'
import type { TableRow } from './tables'

/** MySQL's information_schema reads its own dictionary; MariaDB's opens every table anew for every query. */
export async function readEveryTable(
  session: Session,
  product: Product,
  rows: readonly TableRow[],
  columns: () => Promise<ColumnRow[]>,
): Promise<{ tables: Table[]; unseen: string[] }> {
  const schema = session.server.database
  if (product.flavour === 'mysql') {
    const partsOf = await readFromInformationSchema(session, product, rows, await columns())
    return { tables: rows.map((row) => tableOf(row, partsOf(row), schema)).sort(byName), unseen: [] }
  }
  const { parts, others, failed } = await readFromCreateTable(session, rows)
  const asked = rows.filter(({ table }) => others.has(table))
  const partsOf =
    asked.length === 0 ? null : await readFromInformationSchema(session, product, asked, await columns())
  const tables = rows.flatMap((row) => {
    const told = parts.get(row.table)
    if (told !== undefined) return [tableOf(row, told, schema)]
    const why = others.get(row.table)
    if (why === undefined || partsOf === null) return []
    const found = partsOf(row)
    const clauses = why === 'not read' ? ['clauses of SHOW CREATE TABLE that Varve does not read'] : []
    return [tableOf(row, { ...found, unshown: [...found.unshown, ...clauses] }, schema)]
  })
  return {
    tables: tables.sort(byName),
    unseen: [...failed].map(([table, message]) => `Table ${table} could not be read: ${message}.`),
  }
}

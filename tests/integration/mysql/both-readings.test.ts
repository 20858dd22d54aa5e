import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Table } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { readProduct } from '#engine/dialects/mysql/flavour'
import { mysql } from '#engine/dialects/mysql/index'
import { readColumns } from '#engine/dialects/mysql/introspect/columns'
import { readFromInformationSchema } from '#engine/dialects/mysql/introspect/from-information-schema'
import { tableOf } from '#engine/dialects/mysql/introspect/table'
import { isSequence, readTables } from '#engine/dialects/mysql/introspect/tables'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { tableCases } from './conformance-tables'

let db: FreshDatabase
let session: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterEach(() => db.drop())

/** What information_schema of MariaDB tells otherwise, or not at all; SHOW CREATE TABLE is believed. */
const knownToDiffer = new Set([
  'table options',
  'every way to divide a table',
  'system versioning and periods of application time',
])

test.each(tableCases.filter(({ what }) => !knownToDiffer.has(what)))(
  'information_schema, which MySQL is read from, tells the same as SHOW CREATE TABLE: $what',
  async ({ ddl }) => {
    for (const sql of ddl) await session.run(sql)
    const { tables } = await mysql.introspect(session)
    expect((await fromInformationSchema()).map(comparable)).toEqual(tables.map(comparable))
  },
)

async function fromInformationSchema(): Promise<Table[]> {
  const { version, flavour, database } = session.server
  const product = readProduct(version, flavour)
  const rows = (await readTables(session)).filter((row) => !isSequence(row))
  const partsOf = await readFromInformationSchema(session, product, rows, await readColumns(session))
  return rows.map((row) => tableOf(row, partsOf(row), database)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Without what information_schema has no word for: more of an index than its fields, and the order of options. */
function comparable(table: Table): unknown {
  const options = (table.options ?? '').toLowerCase().split(' ').sort()
  const indexes = table.indexes.map((index) => ({ ...index, definition: null }))
  const uniques = table.uniques.map((unique) => ({ ...unique, definition: null }))
  return { ...table, options, indexes, uniques }
}

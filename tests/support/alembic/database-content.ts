import type { Dialect, Session } from '#engine/dialects/dialect'
import { withoutDefiners } from '#engine/diff/definers'
import { settled } from '../catalog-content'

/** The catalog, and every row where asked, in words that two databases share; Alembic's own table is left out. */
export async function databaseContent(
  dialect: Dialect,
  session: Session,
  withRows: boolean,
): Promise<unknown> {
  // Each makes its objects as a user of its own.
  const { server, readAt, ...catalog } = withoutDefiners(await dialect.introspect(session))
  void readAt
  const tables = catalog.tables.filter(({ name }) => name !== 'alembic_version')
  const rows: Record<string, unknown> = {}
  for (const { schema, name } of withRows ? tables : [])
    rows[`${schema}.${name}`] = await rowsOf(dialect, session, schema, name)
  const content = {
    ...catalog,
    tables: tables.map(({ estimatedRows, bytes, ...table }) => {
      void [estimatedRows, bytes]
      return { ...table, indexes: table.indexes.map(settled) }
    }),
    rows,
  }
  const text = JSON.stringify(content, (_, value: unknown) => (isOfMaker(value) ? null : value))
  return JSON.parse(text.replaceAll(server.database, 'the_database')) as unknown
}

/** A fact that tells who made something, or what was done with it since. */
function isOfMaker(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return false
  return value.name === 'definer' || value.name === 'next auto-increment value'
}

async function rowsOf(dialect: Dialect, session: Session, schema: string, name: string): Promise<string[]> {
  const table = `${dialect.quote(schema)}.${dialect.quote(name)}`
  const rows = await session.query(`select * from ${table}`)
  // A time that the database takes from its clock differs between two runs.
  return rows
    .map((row) => JSON.stringify(row, (_, value: unknown) => (isRecent(value) ? 'now' : value)))
    .toSorted()
}

function isRecent(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[ T]/.test(value)) return false
  return Math.abs(Date.parse(value) - Date.now()) < 86_400_000
}

import type { Catalog } from '#contract/catalog'
import type { Session } from '../../dialect'
import { introspect } from './index'
import { countsOf, readTables } from './tables'

/** The catalog with its row counts, sizes and next values as they are now, where its schema has not changed since it was read. */
export async function recount(session: Session, catalog: Catalog): Promise<Catalog> {
  const rows = new Map((await readTables(session)).map((row) => [row.table, row]))
  // One that is gone went after the fingerprint was told.
  if (catalog.tables.some(({ name }) => !rows.has(name))) return introspect(session)
  return {
    ...catalog,
    tables: catalog.tables.map((table) => {
      const row = rows.get(table.name)
      return row === undefined ? table : { ...table, ...countsOf(row) }
    }),
    readAt: new Date().toISOString(),
  }
}

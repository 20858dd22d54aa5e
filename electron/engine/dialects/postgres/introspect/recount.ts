import type { Catalog, Index } from '#contract/catalog'
import type { Session } from '../../dialect'
import { withIndexes } from './assemble'
import { ofOwnSchema, tableKinds } from './scope'
import { estimatedRows, locked } from './tables'

type Counts = {
  readonly schema: string
  readonly name: string
  readonly rows: number
  readonly bytes: number | null
  readonly scans: number | null
}

/** Told of more than the catalog holds: leaving out what belongs to extensions would take longer. */
const sql = `select n.nspname as schema, c.relname as name, ${estimatedRows} as rows,
  (case when c.oid not in ${locked} and coalesce(i.indrelid, 0) not in ${locked}
    then pg_table_size(c.oid) end)::double precision as bytes,
  case when c.relkind in ('i', 'I') then pg_stat_get_numscans(c.oid) end::double precision as scans
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_index i on i.indexrelid = c.oid
where c.relkind in (${tableKinds}, 'm', 'i', 'I') and ${ofOwnSchema}`

/** The catalog with its row counts, sizes and scans as they are now, where its schema has not changed since it was read. */
export async function recount(session: Session, catalog: Catalog): Promise<Catalog> {
  const found = new Map<string, Counts>()
  for (const row of await session.query<Counts>(sql)) found.set(key(row.schema, row.name), row)
  const counted = (schema: string) => (index: Index) => {
    const { bytes = null, scans = null } = found.get(key(schema, index.name)) ?? {}
    return { ...index, bytes, scans }
  }
  return {
    ...catalog,
    tables: catalog.tables.map((table) => {
      const own = found.get(key(table.schema, table.name))
      const indexes = table.indexes.map(counted(table.schema))
      const bytes = withIndexes(own?.bytes ?? null, indexes)
      return { ...table, indexes, estimatedRows: own?.rows ?? -1, bytes }
    }),
    views: catalog.views.map((view) =>
      view.indexes === undefined ? view : { ...view, indexes: view.indexes.map(counted(view.schema)) },
    ),
    readAt: new Date().toISOString(),
  }
}

function key(schema: string, name: string): string {
  return JSON.stringify([schema, name])
}

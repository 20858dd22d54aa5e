import type { Catalog, Index, Table, View } from '#contract/catalog'

/** A throwaway's catalog without what its server counts, and by the name that its database stands for: what is left says the same wherever it was read. */
export function atRest(catalog: Catalog, database: string): Catalog {
  return renamed(
    { ...catalog, tables: catalog.tables.map(tableAtRest), views: catalog.views.map(viewAtRest) },
    database,
  )
}

/** A table that is read once and stands in many catalogs stays one in all of them. */
const known = new WeakMap<Table, Table>()

function tableAtRest(table: Table): Table {
  const before = known.get(table)
  if (before !== undefined) return before
  const rest = { ...table, estimatedRows: -1, bytes: null, indexes: table.indexes.map(uncounted) }
  known.set(table, rest)
  return rest
}

function viewAtRest(view: View): View {
  return view.indexes === undefined ? view : { ...view, indexes: view.indexes.map(uncounted) }
}

function uncounted(index: Index): Index {
  return { ...index, bytes: null, scans: null }
}

/** A scratch database has a random name, which stands nowhere by chance; in MySQL it is the schema of everything. */
function renamed(catalog: Catalog, to: string): Catalog {
  const from = catalog.server.database
  if (from === to) return catalog
  const escaped = JSON.stringify(to).slice(1, -1)
  return JSON.parse(JSON.stringify(catalog).replaceAll(from, () => escaped)) as Catalog
}

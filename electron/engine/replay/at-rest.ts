import type { Catalog, Index } from '#contract/catalog'

/** A throwaway's catalog without what its server counts, and by the name that its database stands for: what is left says the same wherever it was read. */
export function atRest(catalog: Catalog, database: string): Catalog {
  const counted: Catalog = {
    ...catalog,
    tables: catalog.tables.map((table) => ({
      ...table,
      estimatedRows: -1,
      bytes: null,
      indexes: table.indexes.map(uncounted),
    })),
    views: catalog.views.map((view) =>
      view.indexes === undefined ? view : { ...view, indexes: view.indexes.map(uncounted) },
    ),
  }
  return renamed(counted, database)
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

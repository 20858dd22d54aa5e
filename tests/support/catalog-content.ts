import type { Catalog, Index } from '#contract/catalog'

/** All of a catalog but what the database counts by itself, where it is and when it was read. */
export function content({ server, readAt, tables, views, ...rest }: Catalog): unknown {
  void [server, readAt]
  return {
    ...rest,
    tables: tables.map((table) => ({
      ...table,
      indexes: table.indexes.map(settled),
      bytes: null,
      estimatedRows: 0,
    })),
    views: views.map((view) => ({ ...view, indexes: (view.indexes ?? []).map(settled) })),
  }
}

/** Without what the database counts by itself. */
export function settled(index: Index): Index {
  return { ...index, bytes: null, scans: null }
}

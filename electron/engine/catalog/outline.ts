import type { Catalog, ObjectRef, Outline, OutlineEntry } from '#contract/catalog'

/** The catalog as a list of objects with counts, without their columns. Pure. */
export function outlineOf(catalog: Catalog): Outline {
  const { server, schemas, unseen = [], readAt } = catalog
  return {
    server,
    schemas,
    unseen,
    readAt,
    entries: [
      ...catalog.tables.map((table) => ({
        ...entry('table', table),
        columns: table.columns.length,
        indexes: table.indexes.length,
        foreignKeys: table.foreignKeys.length,
        estimatedRows: table.estimatedRows,
      })),
      ...catalog.views.map((view) => ({
        ...entry(view.materialized ? 'materialized-view' : 'view', view),
        columns: view.columns.length,
        indexes: view.indexes?.length ?? 0,
      })),
      ...catalog.enums.map((type) => entry('enum', type)),
      ...catalog.objects.map(({ ref, comment }) => ({ ...entry(ref.kind, { ...ref, comment }), ref })),
    ],
  }
}

function entry(
  kind: ObjectRef['kind'],
  object: { schema: string; name: string; comment: string | null },
): OutlineEntry {
  return {
    ref: { kind, schema: object.schema, name: object.name, table: null },
    comment: object.comment,
    columns: 0,
    indexes: 0,
    foreignKeys: 0,
    estimatedRows: -1,
  }
}

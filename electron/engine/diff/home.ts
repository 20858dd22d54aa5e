import type { Catalog, ObjectRef } from '#contract/catalog'

/** A catalog whose own schema goes by another name: where schemas are databases, copies of one differ in it alone. */
export function atHome(catalog: Catalog, home: string): Catalog {
  const own = catalog.server.schema
  if (own === home) return catalog
  const moved = <T extends { readonly schema: string }>(one: T): T =>
    one.schema === own ? { ...one, schema: home } : one
  const ref = (one: ObjectRef): ObjectRef => moved(one)
  return {
    ...catalog,
    server: { ...catalog.server, schema: home },
    schemas: catalog.schemas.map((one) => (one.name === own ? { ...one, name: home } : one)),
    tables: catalog.tables.map((table) => ({
      ...moved(table),
      ...(table.parents === undefined ? {} : { parents: table.parents.map(moved) }),
      columns: table.columns.map((column) =>
        column.sequences.length === 0 ? column : { ...column, sequences: column.sequences.map(moved) },
      ),
      foreignKeys: table.foreignKeys.map((key) => (key.toSchema === own ? { ...key, toSchema: home } : key)),
    })),
    views: catalog.views.map(moved),
    enums: catalog.enums.map(moved),
    objects: catalog.objects.map((one) => ({ ...one, ref: ref(one.ref) })),
    dependencies: catalog.dependencies.map(({ from, on }) => ({ from: ref(from), on: ref(on) })),
  }
}

import type { Catalog } from '#contract/catalog'

/** What of a catalog Varve itself has spelled; definitions of views and expressions are the server's. */
const ofRelations: ReadonlySet<string> = new Set(['grants', 'settings', 'options'])
const ofObjects: ReadonlySet<string> = new Set(['grants', 'definition'])

/** The catalog of a snapshot of version 1, which quoted every name, as one of today has it. */
export function ofVersion1(catalog: Catalog, requoted: (ddl: string) => string): Catalog {
  const { schemas, tables, views, enums, objects } = catalog
  return {
    ...catalog,
    schemas: spelled(schemas, ofRelations, requoted),
    tables: spelled(tables, ofRelations, requoted),
    views: spelled(views, ofRelations, requoted),
    enums: spelled(enums, ofRelations, requoted),
    objects: spelled(objects, ofObjects, requoted),
  }
}

function spelled<T>(list: T[], names: ReadonlySet<string>, requoted: (ddl: string) => string): T[] {
  const anew = (value: unknown): unknown => (typeof value === 'string' ? requoted(value) : value)
  const revive = (name: string, value: unknown): unknown => {
    if (!names.has(name)) return value
    return Array.isArray(value) ? value.map(anew) : anew(value)
  }
  return JSON.parse(JSON.stringify(list), revive) as T[]
}

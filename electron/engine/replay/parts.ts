import type { Catalog, ObjectKind, ObjectRef, Table, View } from '#contract/catalog'

/** Something of a catalog that a revision makes and changes, and whatever tells that it was changed. */
export interface CatalogPart {
  readonly ref: ObjectRef
  readonly content: unknown
  /** Parts of its own, whose changes are changes of it too. */
  readonly parts: readonly CatalogPart[]
}

/** The whole objects of a catalog, by identity: what two catalogs share stands in both as one object. */
export function wholeObjects(
  catalog: Catalog,
): (Table | View | Catalog['enums'][number] | Catalog['objects'][number])[] {
  return [...catalog.tables, ...catalog.views, ...catalog.enums, ...catalog.objects]
}

/** An object with its parts. */
export function partOf(object: ReturnType<typeof wholeObjects>[number]): CatalogPart {
  if ('ref' in object) return { ref: object.ref, content: object, parts: [] }
  if ('values' in object) return { ref: refOf('enum', object), content: object, parts: [] }
  if ('definition' in object) {
    const parts = (object.indexes ?? []).map(of(object, 'index'))
    return { ref: refOf(object.materialized ? 'materialized-view' : 'view', object), content: object, parts }
  }
  return { ref: refOf('table', object), content: object, parts: partsOfTable(object) }
}

function partsOfTable(table: Table): CatalogPart[] {
  return [
    ...table.columns.map(of(table, 'column')),
    ...(table.primaryKey === null ? [] : [of(table, 'primary-key')(table.primaryKey)]),
    ...table.uniques.map(of(table, 'unique')),
    ...table.checks.map(of(table, 'check')),
    ...table.exclusions.map(of(table, 'exclusion')),
    ...table.foreignKeys.map(of(table, 'foreign-key')),
    ...table.indexes.map(of(table, 'index')),
  ]
}

function of(owner: { readonly schema: string; readonly name: string }, kind: ObjectKind) {
  return (part: { readonly name: string }): CatalogPart => ({
    ref: { kind, schema: owner.schema, name: part.name, table: owner.name },
    content: part,
    parts: [],
  })
}

function refOf(kind: ObjectKind, { schema, name }: { schema: string; name: string }): ObjectRef {
  return { kind, schema, name, table: null }
}

import type { Catalog, DefinedObject, EnumType, ObjectRef, Table, View } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

/** A catalog whose objects are found by their keys. */
export interface CatalogIndex {
  readonly catalog: Catalog
  readonly tables: ReadonlyMap<string, Table>
  readonly views: ReadonlyMap<string, View>
  readonly enums: ReadonlyMap<string, EnumType>
  readonly objects: ReadonlyMap<string, DefinedObject>
  /** What each object needs, by its key. */
  readonly needs: ReadonlyMap<string, readonly ObjectRef[]>
}

/** The index of a catalog. */
export function indexOf(catalog: Catalog): CatalogIndex {
  const needs = new Map<string, ObjectRef[]>()
  for (const { from, on } of catalog.dependencies) {
    const key = refKey(from)
    const known = needs.get(key)
    if (known === undefined) needs.set(key, [on])
    else known.push(on)
  }
  return {
    catalog,
    tables: new Map(catalog.tables.map((one) => [placeKey(one), one])),
    views: new Map(catalog.views.map((one) => [placeKey(one), one])),
    enums: new Map(catalog.enums.map((one) => [placeKey(one), one])),
    objects: new Map(catalog.objects.map((one) => [refKey(one.ref), one])),
    needs,
  }
}

/** Schema and name as one text. */
export function placeKey({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return JSON.stringify([schema, name])
}

/** The table that a reference to a part of one names. */
export function tableAt(index: CatalogIndex, { schema, table, name }: ObjectRef): Table | null {
  return index.tables.get(placeKey({ schema, name: table ?? name })) ?? null
}

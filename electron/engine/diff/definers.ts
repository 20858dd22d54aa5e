import type { Catalog } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

type Placed = { readonly schema: string; readonly name: string }
const viewKey = ({ schema, name }: Placed): string => refKey({ kind: 'view', schema, name, table: null })

/** A catalog that names no definers: where it was made by one who only looks, they are that one. */
export function withoutDefiners(catalog: Catalog): Catalog {
  return setDefiners(catalog, () => null)
}

/** A catalog made anew from another's DDL, with that one's definers, which DDL does not say. */
export function withDefiners(catalog: Catalog, of: Catalog): Catalog {
  const known = new Map([
    ...of.views.map((view) => [viewKey(view), view.definer ?? null] as const),
    ...of.objects.map(({ ref, definer }) => [refKey(ref), definer ?? null] as const),
  ])
  const defined = setDefiners(catalog, (key) => known.get(key) ?? null)
  const collations = new Map(of.schemas.map(({ name, collation }) => [name, collation ?? null]))
  return {
    ...defined,
    ...(of.definers === undefined ? {} : { definers: of.definers }),
    schemas: defined.schemas.map((schema) =>
      schema.collation === undefined ? schema : { ...schema, collation: collations.get(schema.name) ?? null },
    ),
  }
}

function setDefiners(catalog: Catalog, of: (key: string) => string | null): Catalog {
  const { views, objects } = catalog
  return {
    ...catalog,
    views: views.map((view) => (view.definer === undefined ? view : { ...view, definer: of(viewKey(view)) })),
    objects: objects.map((object) =>
      object.definer === undefined ? object : { ...object, definer: of(refKey(object.ref)) },
    ),
  }
}

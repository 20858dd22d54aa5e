import type { Catalog } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

type Lists = Pick<Catalog, 'schemas' | 'tables' | 'views' | 'enums' | 'objects' | 'dependencies'>

const keys: { readonly [List in keyof Lists]: (one: Lists[List][number]) => string } = {
  schemas: ({ name }) => name,
  tables: ({ schema, name }) => JSON.stringify([schema, name]),
  views: ({ schema, name }) => JSON.stringify([schema, name]),
  enums: ({ schema, name }) => JSON.stringify([schema, name]),
  objects: ({ ref }) => refKey(ref),
  dependencies: ({ from, on }) => `${refKey(from)} ${refKey(on)}`,
}

/** The same catalog, made of the very parts of an earlier one wherever they are equal: what is shared is kept, compared and saved once. */
export function sharing(earlier: Catalog, catalog: Catalog): Catalog {
  const list = <List extends keyof Lists>(name: List): Lists[List] =>
    shared<Lists[List][number]>(earlier[name], catalog[name], keys[name]) as Lists[List]
  return {
    ...catalog,
    schemas: list('schemas'),
    tables: list('tables'),
    views: list('views'),
    enums: list('enums'),
    objects: list('objects'),
    dependencies: list('dependencies'),
  }
}

function shared<T>(earlier: readonly T[], now: readonly T[], key: (one: T) => string): readonly T[] {
  const known = new Map(earlier.map((one) => [key(one), one]))
  return now.map((one) => {
    const before = known.get(key(one))
    if (before === undefined || before === one) return one
    return JSON.stringify(before) === JSON.stringify(one) ? before : one
  })
}

/** How a list comes from an earlier one: ranges of it, and what is new. */
type ListPatch<T> = readonly (readonly [start: number, end: number] | { readonly new: T })[]

/** How a catalog comes from an earlier one. */
export type CatalogPatch = { readonly [List in keyof Lists]: ListPatch<Lists[List][number]> } & {
  readonly rest: Omit<Catalog, keyof Lists>
}

/** What of a catalog is not in the one whose parts it shares. */
export function patchOf(earlier: Catalog, catalog: Catalog): CatalogPatch {
  const { schemas, tables, views, enums, objects, dependencies, ...rest } = catalog
  return {
    schemas: patch(earlier.schemas, schemas),
    tables: patch(earlier.tables, tables),
    views: patch(earlier.views, views),
    enums: patch(earlier.enums, enums),
    objects: patch(earlier.objects, objects),
    dependencies: patch(earlier.dependencies, dependencies),
    rest,
  }
}

/** The catalog that a patch makes of an earlier one. */
export function patched(earlier: Catalog, from: CatalogPatch): Catalog {
  return {
    ...from.rest,
    schemas: applied(earlier.schemas, from.schemas),
    tables: applied(earlier.tables, from.tables),
    views: applied(earlier.views, from.views),
    enums: applied(earlier.enums, from.enums),
    objects: applied(earlier.objects, from.objects),
    dependencies: applied(earlier.dependencies, from.dependencies),
  }
}

function patch<T>(earlier: readonly T[], now: readonly T[]): ListPatch<T> {
  const places = new Map(earlier.map((one, at) => [one, at]))
  const parts: ([number, number] | { new: T })[] = []
  for (const one of now) {
    const at = places.get(one)
    const last = parts.at(-1)
    if (at === undefined) parts.push({ new: one })
    else if (Array.isArray(last) && last[1] === at) last[1] = at + 1
    else parts.push([at, at + 1])
  }
  return parts
}

function applied<T>(earlier: readonly T[], parts: ListPatch<T>): T[] {
  return parts.flatMap((part) => ('new' in part ? [part.new] : earlier.slice(part[0], part[1])))
}

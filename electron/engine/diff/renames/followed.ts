import type { Catalog, Column, ForeignKey, Index, Table, View } from '#contract/catalog'
import type { Following } from './following'

/**
 * A catalog by the names that its objects have behind renames, wherever it has them as names; texts stay as they are.
 * What no rename concerns is the very object that it was.
 */
export function followed(catalog: Catalog, along: Following): Catalog {
  return {
    ...catalog,
    schemas: catalog.schemas.map((one) => renamedTo(one, along.whole('schema', one.name, one.name).name)),
    tables: catalog.tables
      .map((one) => (concerns(one, along) ? followedTable(one, along) : one))
      .toSorted(byPlace),
    views: catalog.views.map((one) => (along.mayMove(one.schema, one.name) ? followedView(one, along) : one)),
    enums: catalog.enums.map((one) =>
      along.mayMove(one.schema, one.name) ? moved(one, along.whole('enum', one.schema, one.name)) : one,
    ),
    objects: catalog.objects.map((one) => {
      const { schema, name, table } = one.ref
      return along.mayMove(schema, table ?? name) || along.mayMove(schema, name)
        ? { ...one, ref: along.follow(one.ref) }
        : one
    }),
    dependencies: catalog.dependencies.map(({ from, on }) => ({
      from: along.follow(from),
      on: along.follow(on),
    })),
  }
}

interface Placed {
  readonly schema: string
  readonly name: string
}

function renamedTo<T extends { readonly name: string }>(one: T, name: string): T {
  return name === one.name ? one : { ...one, name }
}

function moved<T extends Placed>(one: T, { schema, name }: Placed): T {
  return schema === one.schema && name === one.name ? one : { ...one, schema, name }
}

function concerns(table: Table, along: Following): boolean {
  return (
    along.mayMove(table.schema, table.name) ||
    table.foreignKeys.some(({ toSchema, toTable }) => along.mayMove(toSchema, toTable)) ||
    table.parents?.some(({ schema, name }) => along.mayMove(schema, name)) === true ||
    table.columns.some(({ sequences }) => sequences.some(({ schema, name }) => along.mayMove(schema, name)))
  )
}

function followedTable(one: Table, along: Following): Table {
  const part = (kind: Parameters<Following['part']>[0]) => (name: string) => along.part(kind, one, name)
  const own = part('column')
  const keyed = <K extends { name: string; columns: string[] }>(
    key: K,
    name: (name: string) => string,
  ): K => ({
    ...key,
    name: name(key.name),
    columns: key.columns.map(own),
  })
  return {
    ...moved(one, along.whole('table', one.schema, one.name)),
    ...(one.parents === undefined
      ? {}
      : { parents: one.parents.map((each) => moved(each, along.whole('table', each.schema, each.name))) }),
    ...(one.periods === undefined
      ? {}
      : { periods: one.periods.map(({ name, from, to }) => ({ name, from: own(from), to: own(to) })) }),
    columns: one.columns.map((each) => followedColumn(each, one, along)),
    primaryKey: one.primaryKey === null ? null : keyed(one.primaryKey, part('primary-key')),
    uniques: one.uniques.map((each) => keyed(each, part('unique'))),
    checks: one.checks.map((each) => renamedTo(each, part('check')(each.name))),
    exclusions: one.exclusions.map((each) => renamedTo(each, part('exclusion')(each.name))),
    foreignKeys: one.foreignKeys.map((key) => followedKey(keyed(key, part('foreign-key')), own, along)),
    indexes: one.indexes.map((each) => followedIndex(each, part('index')(each.name), own)),
  }
}

function followedColumn(column: Column, table: Placed, along: Following): Column {
  const sequences = column.sequences.map((each) => {
    if (each.tie === 'shared') return moved(each, along.whole('sequence', each.schema, each.name))
    // An owned one goes into another schema with its table.
    const { schema, name } = along.follow({
      kind: 'sequence',
      schema: table.schema,
      name: each.name,
      table: table.name,
    })
    return each.schema === table.schema ? moved(each, { schema, name }) : renamedTo(each, name)
  })
  return { ...column, name: along.part('column', table, column.name), sequences }
}

function followedKey(key: ForeignKey, own: (name: string) => string, along: Following): ForeignKey {
  const { schema, name } = along.whole('table', key.toSchema, key.toTable)
  const target = { schema: key.toSchema, name: key.toTable }
  return {
    ...key,
    toSchema: schema,
    toTable: name,
    toColumns: key.toColumns.map((each) => along.part('column', target, each)),
    ...(key.onDeleteColumns === undefined ? {} : { onDeleteColumns: key.onDeleteColumns.map(own) }),
  }
}

function followedIndex(index: Index, name: string, own: (name: string) => string): Index {
  return {
    ...index,
    name,
    parts: index.parts.map((part) => ({ ...part, column: part.column === null ? null : own(part.column) })),
    include: index.include.map(own),
  }
}

function followedView(view: View, along: Following): View {
  const kind = view.materialized ? 'materialized-view' : 'view'
  const indexes = view.indexes?.map((each) => renamedTo(each, along.part('index', view, each.name)))
  const own = (name: string) => along.part('column', view, name)
  return {
    ...moved(view, along.whole(kind, view.schema, view.name)),
    columns: view.columns.map((each) => renamedTo(each, own(each.name))),
    ...(indexes === undefined ? {} : { indexes }),
  }
}

function byPlace(a: Table, b: Table): number {
  if (a.schema !== b.schema) return a.schema < b.schema ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

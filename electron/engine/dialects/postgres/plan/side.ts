import type { Catalog, ObjectRef, Table, View } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { memberKey, objectKey } from './keys'
import { mentions, renamesColumns } from './mention'

type Named = { readonly schema: string; readonly name: string }

/** A catalog as the parts of it are looked up. */
export interface Side {
  readonly catalog: Catalog
  /** The major version of the server that the statements run on. */
  readonly major: number
  readonly table: (of: Named) => Table | undefined
  readonly view: (of: Named) => View | undefined
  /** What an object needs, by its key. */
  readonly needs: (key: string) => readonly ObjectRef[]
  /** Partitions and heirs of a table. */
  readonly children: (of: Named) => readonly Table[]
  /** Keys of the columns of a table, and of the tables above it, that a text names. */
  readonly columnsNamed: (table: Table, text: string) => string[]
}

const nothing: readonly never[] = []

/** The lookups of a catalog. `server` is the one that the statements run on. */
export function sideOf(catalog: Catalog, server: Catalog['server']): Side {
  const tables = new Map(catalog.tables.map((table) => [objectKey('table', table), table]))
  const views = new Map(catalog.views.map((view) => [objectKey('view', view), view]))
  const needs = new Map<string, ObjectRef[]>()
  for (const { from, on } of catalog.dependencies) push(needs, refKey(from), on)
  const children = new Map<string, Table[]>()
  for (const table of catalog.tables)
    for (const parent of table.parents ?? []) push(children, objectKey('table', parent), table)
  const table = (of: Named) => tables.get(objectKey('table', of))
  const columnKeys = (of: Table, name: string): string[] => [
    memberKey('column', of, name),
    ...(of.parents ?? []).flatMap((parent) => {
      const above = table(parent)
      return above?.columns.some((one) => one.name === name) === true ? columnKeys(above, name) : []
    }),
  ]
  return {
    catalog,
    major: Number.parseInt(server.version, 10),
    table,
    view: (of) => views.get(objectKey('view', of)),
    needs: (key) => needs.get(key) ?? nothing,
    children: (of) => children.get(objectKey('table', of)) ?? nothing,
    columnsNamed: (of, text) => {
      const all = renamesColumns(text, of.name)
      return of.columns
        .filter(({ name }) => all || mentions(text, name))
        .flatMap(({ name }) => columnKeys(of, name))
    },
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** The name by which a text would call an object: a routine without its arguments. */
export function calledName({ kind, name }: ObjectRef): string {
  const isRoutine = kind === 'function' || kind === 'procedure' || kind === 'aggregate'
  return isRoutine ? name.slice(0, name.lastIndexOf('(')) : name
}

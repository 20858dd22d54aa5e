import type {
  Catalog,
  Column,
  ColumnSequence,
  DefinedObject,
  EnumType,
  ObjectRef,
  Table,
  View,
} from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { memberKey, objectKey, objectRef } from './keys'
import { push } from './lists'
import { mentions, renamesColumns } from './mention'

type Named = { readonly schema: string; readonly name: string }

export interface Owned {
  readonly table: Table
  readonly column: Column
  readonly sequence: ColumnSequence
}

/** A catalog as the parts of it are looked up. */
export interface Side {
  readonly catalog: Catalog
  /** The major version of the server that the statements run on. */
  readonly major: number
  readonly table: (of: Named) => Table | undefined
  readonly view: (of: Named) => View | undefined
  readonly enumType: (of: Named) => EnumType | undefined
  readonly object: (ref: ObjectRef) => DefinedObject | undefined
  /** The column that owns a sequence, with it. */
  readonly ownerOf: (sequence: Named) => Owned | undefined
  /** Everything that goes by one of these words in a text. */
  readonly called: (words: ReadonlySet<string>) => readonly ObjectRef[]
  /** What an object needs, by its key. */
  readonly needs: (key: string) => readonly ObjectRef[]
  /** What needs an object, by its key. */
  readonly neededBy: (key: string) => readonly ObjectRef[]
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
  const enums = new Map(catalog.enums.map((type) => [objectKey('enum', type), type]))
  const objects = new Map(catalog.objects.map((object) => [refKey(object.ref), object]))
  const owners = new Map(catalog.tables.flatMap(ownedOf))
  const byWord = byWordOf(catalog)
  const needs = new Map<string, ObjectRef[]>()
  const neededBy = new Map<string, ObjectRef[]>()
  for (const { from, on } of catalog.dependencies) {
    push(needs, refKey(from), on)
    push(neededBy, refKey(on), from)
  }
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
    enumType: (of) => enums.get(objectKey('enum', of)),
    object: (ref) => objects.get(refKey(ref)),
    ownerOf: (sequence) => owners.get(objectKey('sequence', sequence)),
    called: (words) => [...words].flatMap((word) => byWord.get(word) ?? []),
    needs: (key) => needs.get(key) ?? nothing,
    neededBy: (key) => neededBy.get(key) ?? nothing,
    children: (of) => children.get(objectKey('table', of)) ?? nothing,
    columnsNamed: (of, text) => {
      const all = renamesColumns(text, of.name)
      return of.columns
        .filter(({ name }) => all || mentions(text, name))
        .flatMap(({ name }) => columnKeys(of, name))
    },
  }
}

function ownedOf(table: Table): (readonly [string, Owned])[] {
  return table.columns.flatMap((column) =>
    column.sequences
      .filter(({ tie }) => tie === 'owned')
      .map((sequence) => [objectKey('sequence', sequence), { table, column, sequence }] as const),
  )
}

function byWordOf({ tables, views, objects }: Catalog): Map<string, ObjectRef[]> {
  const byWord = new Map<string, ObjectRef[]>()
  for (const table of tables) push(byWord, table.name, objectRef('table', table))
  for (const view of views)
    push(byWord, view.name, objectRef(view.materialized ? 'materialized-view' : 'view', view))
  for (const { ref } of objects) if (ref.table === null) push(byWord, calledName(ref), ref)
  return byWord
}

/** The name by which a text would call an object: a routine without its arguments. */
export function calledName({ kind, name }: ObjectRef): string {
  const isRoutine = kind === 'function' || kind === 'procedure' || kind === 'aggregate'
  return isRoutine ? name.slice(0, name.lastIndexOf('(')) : name
}

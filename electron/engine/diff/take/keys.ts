import type { EnumType, ObjectRef, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

/** The key of a schema. */
export const schemaKey = (name: string): string => refKey({ kind: 'schema', schema: name, name, table: null })

/** The key of a table. */
export const tableKey = (schema: string, name: string): string =>
  refKey({ kind: 'table', schema, name, table: null })

/** The key of a column. */
export const columnKey = (schema: string, table: string, name: string): string =>
  refKey({ kind: 'column', schema, name, table })

/** The key of what makes columns unique together, which a foreign key to them needs. */
export const uniqueKey = (schema: string, table: string, columns: readonly string[]): string =>
  `unique ${JSON.stringify([schema, table, columns.toSorted()])}`

/** The key of one value of an enum. */
export const valueKey = ({ schema, name }: EnumType, value: string): string =>
  `value ${JSON.stringify([schema, name, value])}`

/** What can stand but once: a relation or type of a schema, an index or constraint of a table. */
export const nameKey = ({ kind, schema, table, name }: ObjectRef): string =>
  `name ${JSON.stringify([namespaces[kind] ?? '', schema, table, name])}`

/** Whether a key is of a name alone. */
export const isName = (key: string): boolean => key.startsWith('name ')

/** Whether a key is of columns that are unique together. */
export const isUnique = (key: string): boolean => key.startsWith('unique ')

/** Kinds that share their names with no others. */
const namespaces: Partial<Record<ObjectRef['kind'], string>> = {
  schema: 'schema',
  column: 'column',
  'foreign-key': 'foreign-key',
  function: 'routine',
  procedure: 'routine',
  aggregate: 'routine',
  trigger: 'trigger',
  rule: 'rule',
  policy: 'policy',
  extension: 'extension',
  'event-trigger': 'event-trigger',
  publication: 'publication',
  event: 'event',
  'foreign-data-wrapper': 'foreign-data-wrapper',
  'foreign-server': 'foreign-server',
}

/** The keys of a whole table: itself, its columns, and what is unique in it. */
export function wholeTableKeys(table: Table): string[] {
  const { schema, name, columns } = table
  return [
    tableKey(schema, name),
    ...columns.map((column) => columnKey(schema, name, column.name)),
    ...uniquesOf(table).map((unique) => uniqueKey(schema, name, unique)),
  ]
}

function uniquesOf({ primaryKey, uniques, indexes }: Table): string[][] {
  return [
    ...(primaryKey === null ? [] : [primaryKey.columns]),
    ...uniques.map(({ columns }) => columns),
    ...indexes
      .filter(({ unique }) => unique)
      .map(({ parts }) => parts.flatMap(({ column }) => (column === null ? [] : [column]))),
  ]
}

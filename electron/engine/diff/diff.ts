import type { Catalog, DefinedObject, EnumType, Index, ObjectKind, ObjectRef, View } from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { pair } from './named'
import { compare, type Reading } from './properties'
import { diffTable, partsOfWholeTable } from './table'
import { indexWords, qualified, tableWords } from './words'

function viewIndexWords(index: Index, on: string): string {
  return [indexWords(index, on), index.options ?? ''].filter((word) => word !== '').join(' ')
}

const viewReading: Reading<View> = {
  materialized: (v) => (v.materialized ? 'materialized' : 'plain'),
  definition: (v) => v.definition,
  columns: (v) => v.columns.map((column) => `${column.name} ${column.type}`).join(', '),
  options: (v) => v.options ?? null,
  indexes: (v) => (v.indexes ?? []).map((index) => viewIndexWords(index, v.name)).join('; '),
  settings: (v) => (v.settings ?? []).join(' '),
  comment: (v) => v.comment,
}

const enumReading: Reading<EnumType> = {
  values: (e) => e.values.join(', '),
  comment: (e) => e.comment,
}

const definedReading: Reading<DefinedObject> = {
  definition: (o) => o.definition,
  comment: (o) => o.comment,
}

/** Every difference between two catalogs of one dialect: schemas, types, tables with their parts, views, and everything else. Pure. */
export function diff(from: Catalog, to: Catalog): Change[] {
  const home = to.server.schema
  return [
    ...diffSchemas(from, to),
    ...diffEnums(from, to, home),
    ...diffTables(from, to, home),
    ...diffViews(from, to, home),
    ...diffDefined(from, to, home),
  ]
}

function diffDefined(from: Catalog, to: Catalog, home: string): Change[] {
  const { removed, added, kept } = pair(from.objects, to.objects, ({ ref }) => refKey(ref))
  const told = (kind: ChangeKind, { ref }: DefinedObject, properties: Change['properties'] = []): Change => ({
    kind,
    ref,
    sentence: definedWords(ref, home),
    properties,
  })
  return [
    ...removed.map((object) => told('drop-object', object)),
    ...added.map((object) => told('create-object', object)),
    ...kept.flatMap(([before, after]) => {
      const properties = compare(definedReading, before, after)
      return properties.length === 0 ? [] : [told('alter-object', after, properties)]
    }),
  ]
}

function definedWords({ kind, schema, name, table }: ObjectRef, home: string): string {
  const words = kind.replaceAll('-', ' ')
  if (table !== null) return `${words} ${name} on ${qualified(schema, table, home)}`
  return `${words} ${schema === '' ? name : qualified(schema, name, home)}`
}

function diffSchemas(from: Catalog, to: Catalog): Change[] {
  const { removed, added } = pair(from.schemas, to.schemas, (schema) => schema.name)
  const told = (kind: ChangeKind, name: string): Change => ({
    kind,
    ref: { kind: 'schema', schema: name, name, table: null },
    sentence: `schema ${name}`,
    properties: [],
  })
  return [
    ...removed.map((schema) => told('drop-schema', schema.name)),
    ...added.map((schema) => told('create-schema', schema.name)),
  ]
}

function diffTables(from: Catalog, to: Catalog, home: string): Change[] {
  const { removed, added, kept } = pair(from.tables, to.tables, objectKey)
  const whole =
    (comes: boolean) =>
    (table: (typeof added)[number]): Change[] => [
      {
        kind: comes ? 'create-table' : 'drop-table',
        ref: { kind: 'table', schema: table.schema, name: table.name, table: null },
        sentence: tableWords(table, home),
        properties: [],
      },
      ...partsOfWholeTable(table, comes, home),
    ]
  return [
    ...removed.flatMap(whole(false)),
    ...added.flatMap(whole(true)),
    ...kept.flatMap(([before, after]) => diffTable(before, after, home)),
  ]
}

function diffViews(from: Catalog, to: Catalog, home: string): Change[] {
  return diffObjects(from.views, to.views, {
    kindOf: (view) => (view.materialized ? 'materialized-view' : 'view'),
    kinds: ['create-view', 'drop-view', 'alter-view'],
    words: (view) =>
      `${view.materialized ? 'materialized view' : 'view'} ${qualified(view.schema, view.name, home)}`,
    reading: viewReading,
  })
}

function diffEnums(from: Catalog, to: Catalog, home: string): Change[] {
  return diffObjects(from.enums, to.enums, {
    kindOf: () => 'enum',
    kinds: ['create-enum', 'drop-enum', 'alter-enum'],
    words: (type) => `enum ${qualified(type.schema, type.name, home)} (${type.values.join(', ')})`,
    reading: enumReading,
  })
}

function diffObjects<T extends { schema: string; name: string }>(
  from: readonly T[],
  to: readonly T[],
  how: {
    kindOf: (value: T) => ObjectKind
    kinds: [create: ChangeKind, drop: ChangeKind, alter: ChangeKind]
    words: (value: T) => string
    reading: Reading<T>
  },
): Change[] {
  const { removed, added, kept } = pair(from, to, objectKey)
  const [create, drop, alter] = how.kinds
  const told = (kind: ChangeKind, value: T, properties: Change['properties'] = []): Change => ({
    kind,
    ref: { kind: how.kindOf(value), schema: value.schema, name: value.name, table: null },
    sentence: how.words(value),
    properties,
  })
  return [
    ...removed.map((value) => told(drop, value)),
    ...added.map((value) => told(create, value)),
    ...kept.flatMap(([before, after]) => {
      const properties = compare(how.reading, before, after)
      return properties.length === 0 ? [] : [told(alter, after, properties)]
    }),
  ]
}

function objectKey(value: { schema: string; name: string }): string {
  return JSON.stringify([value.schema, value.name])
}

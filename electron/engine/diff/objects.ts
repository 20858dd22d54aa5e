import type {
  Catalog,
  DefinedObject,
  EnumType,
  Index,
  ObjectKind,
  ObjectRef,
  Schema,
  View,
} from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { statementsOf } from './commented'
import { pair } from './named'
import { compare, type Reading } from './properties'
import { indexWords, qualified } from './words'

const schemaReading: Reading<Schema> = {
  'default collation': (s) => s.collation ?? null,
  grants: (s) => (s.grants ?? []).join(' '),
  comment: (s) => s.comment,
}

const viewReading: Reading<View> = {
  materialized: (v) => (v.materialized ? 'materialized' : 'plain'),
  definition: (v) => v.definition,
  columns: (v) => v.columns.map((column) => `${column.name} ${column.type}`).join(', '),
  options: (v) => v.options ?? null,
  'connection collation': (v) => v.connectionCollation ?? null,
  definer: (v) => v.definer ?? null,
  indexes: (v) => (v.indexes ?? []).map((index) => viewIndexWords(index, v.name)).join('; '),
  settings: (v) => (v.settings ?? []).join(' '),
  grants: (v) => (v.grants ?? []).join(' '),
  comment: (v) => v.comment,
  'comments inside': viewCommentsInside,
}

const enumReading: Reading<EnumType> = {
  values: (e) => e.values.join(', '),
  grants: (e) => (e.grants ?? []).join(' '),
  comment: (e) => e.comment,
}

const definedReading: Reading<DefinedObject> = {
  definition: (o) => statementsOf(o).own,
  definer: (o) => o.definer ?? null,
  grants: (o) => (o.grants ?? []).join(' '),
  comment: (o) => o.comment,
}

function viewIndexWords(index: Index, on: string): string {
  return [
    indexWords(index, on),
    index.nullsNotDistinct ? 'nulls not distinct' : '',
    index.visible ? '' : 'invisible',
    index.options ?? '',
    index.definition ?? '',
  ]
    .filter((word) => word !== '')
    .join(' ')
}

function viewCommentsInside({ columns, indexes = [] }: View): string {
  const told = [...columns, ...indexes].filter(({ comment }) => comment != null)
  return told.map(({ name, comment }) => `${name}: ${comment ?? ''}`).join('; ')
}

/** Every difference of the schemas themselves. */
export function diffSchemas(from: Catalog, to: Catalog): Change[] {
  return diffEach(from.schemas, to.schemas, {
    key: ({ name }) => name,
    ref: ({ name }) => ({ kind: 'schema', schema: name, name, table: null }),
    kinds: ['create-schema', 'drop-schema', 'alter-schema'],
    words: ({ name }) => `schema ${name}`,
    reading: schemaReading,
  })
}

/** Every difference of views, plain and materialized. */
export function diffViews(from: Catalog, to: Catalog, home: string): Change[] {
  return diffEach(from.views, to.views, {
    key: keyOf,
    ref: (view) => refOf(view.materialized ? 'materialized-view' : 'view', view),
    kinds: ['create-view', 'drop-view', 'alter-view'],
    words: (view) =>
      `${view.materialized ? 'materialized view' : 'view'} ${qualified(view.schema, view.name, home)}`,
    reading: viewReading,
  })
}

/** Every difference of enum types. */
export function diffEnums(from: Catalog, to: Catalog, home: string): Change[] {
  return diffEach(from.enums, to.enums, {
    key: keyOf,
    ref: (type) => refOf('enum', type),
    kinds: ['create-enum', 'drop-enum', 'alter-enum'],
    words: (type) => `enum ${qualified(type.schema, type.name, home)} (${type.values.join(', ')})`,
    reading: enumReading,
  })
}

/** Every difference of what its own DDL says whole. */
export function diffDefined(from: Catalog, to: Catalog, home: string): Change[] {
  return diffEach(from.objects, to.objects, {
    key: ({ ref }) => refKey(ref),
    ref: ({ ref }) => ref,
    kinds: ['create-object', 'drop-object', 'alter-object'],
    words: ({ ref }) => definedWords(ref, home),
    reading: definedReading,
  })
}

/** An object in words: `trigger stamp on notes`. */
export function definedWords({ kind, schema, name, table }: ObjectRef, home: string): string {
  const words = kind.replaceAll('-', ' ')
  if (table !== null) return `${words} ${name} on ${qualified(schema, table, home)}`
  return `${words} ${schema === '' ? name : qualified(schema, name, home)}`
}

function diffEach<T>(
  from: readonly T[],
  to: readonly T[],
  how: {
    key: (value: T) => string
    ref: (value: T) => ObjectRef
    kinds: [create: ChangeKind, drop: ChangeKind, alter: ChangeKind]
    words: (value: T) => string
    reading: Reading<T>
  },
): Change[] {
  const { removed, added, kept } = pair(from, to, how.key)
  const [create, drop, alter] = how.kinds
  const told = (kind: ChangeKind, value: T, properties: Change['properties'] = []): Change => ({
    kind,
    ref: how.ref(value),
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

function keyOf({ schema, name }: { schema: string; name: string }): string {
  return JSON.stringify([schema, name])
}

function refOf(kind: ObjectKind, { schema, name }: { schema: string; name: string }): ObjectRef {
  return { kind, schema, name, table: null }
}

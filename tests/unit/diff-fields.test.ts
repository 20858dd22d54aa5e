import { describe, expect, test } from 'vitest'
import type {
  Catalog,
  CheckConstraint,
  Column,
  ColumnSequence,
  DefinedObject,
  EnumType,
  ExclusionConstraint,
  ForeignKey,
  Index,
  IndexPart,
  PrimaryKey,
  Schema,
  Table,
  TableParent,
  TablePeriod,
  UniqueConstraint,
  View,
} from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { catalog, column, foreignKey, index, part, server, table } from '../support/catalogs'

/** Another value for every field; `not` says why a difference there is none of the schema. */
type Fields<T> = { [K in keyof Required<T>]: { other: Required<T>[K]; not?: string } }

const facts = [{ name: 'owner', value: 'ben' }]
const counted = 'the server counts it'
const untold =
  'where one side does not say it there is nothing to compare; where both do, it is compared below'
const key = { kind: 'table' as const, schema: 'public', name: 't', table: null }

const schema: Fields<Schema> = {
  name: { other: 'x' },
  comment: { other: 'x' },
  collation: { other: 'x', not: untold },
  grants: { other: ['GRANT USAGE ON SCHEMA public TO x;'] },
  facts: { other: facts, not: 'owners are told by diffOwners' },
}

const tables: Fields<Table> = {
  schema: { other: 'x' },
  name: { other: 'x' },
  kind: { other: 'foreign' },
  comment: { other: 'x' },
  engine: { other: 'x' },
  collation: { other: 'x' },
  partitionBy: { other: 'RANGE (a)' },
  parents: { other: [{ schema: 'public', name: 'p', bound: null }] },
  unlogged: { other: true },
  foreignServer: { other: 'SERVER x' },
  options: { other: 'WITH (fillfactor=70)' },
  periods: { other: [{ name: 'p', from: 'a', to: 'b' }] },
  unshown: { other: ['labels'], not: 'what is not read can not be compared; a comparison notes it' },
  settings: { other: ['ALTER TABLE t ENABLE ROW LEVEL SECURITY;'] },
  grants: { other: ['GRANT SELECT ON t TO x;'] },
  facts: { other: facts, not: 'owners are told by diffOwners, the rest by settings and options' },
  estimatedRows: { other: 99, not: counted },
  bytes: { other: 99, not: counted },
  columns: { other: [column('x')] },
  primaryKey: { other: { name: 'pk', columns: ['a'], comment: null } },
  uniques: {
    other: [{ name: 'u', columns: ['a'], nullsNotDistinct: false, deferrable: 'no', definition: null }],
  },
  checks: { other: [{ name: 'c', expression: 'true', validated: true, enforced: true }] },
  exclusions: { other: [{ name: 'e', definition: 'EXCLUDE x' }] },
  foreignKeys: { other: [foreignKey(['a'], 't')] },
  indexes: { other: [index('i', ['a'])] },
}

const columns: Fields<Column> = {
  name: { other: 'x' },
  type: { other: 'text' },
  nullable: { other: false },
  default: { other: '1' },
  identity: { other: 'always' },
  sequences: { other: [{ schema: 'public', name: 's', type: 'bigint', options: '', tie: 'owned' }] },
  generated: { other: { expression: '1', stored: true } },
  onUpdate: { other: 'now()' },
  collation: { other: 'C' },
  invisible: { other: true },
  unversioned: { other: true },
  notNull: { other: { name: 'n', noInherit: false, validated: false, inherited: false } },
  inherited: { other: 'only' },
  storage: { other: 'EXTERNAL' },
  compression: { other: 'lz4' },
  statistics: { other: 5 },
  parameters: { other: 'n_distinct=5' },
  options: { other: "OPTIONS (column_name 'x')" },
  comment: { other: 'x' },
}

const implicit = 'before version 18 there is no such name, and none is seen'
const notNull: Fields<NonNullable<Column['notNull']>> = {
  name: { other: 'x', not: implicit },
  noInherit: { other: true },
  validated: { other: false },
  inherited: { other: true, not: 'the column says whether it is inherited' },
}

const sequence: Fields<ColumnSequence> = {
  schema: { other: 'x' },
  name: { other: 'x' },
  type: { other: 'integer' },
  options: { other: 'START WITH 10' },
  tie: { other: 'shared' },
}

const primaryKey: Fields<PrimaryKey> = {
  name: { other: 'x' },
  columns: { other: ['b'] },
  spelling: { other: 'PRIMARY KEY (a) DEFERRABLE' },
  comment: { other: 'x' },
}

const unique: Fields<UniqueConstraint> = {
  name: { other: 'x' },
  columns: { other: ['b'] },
  nullsNotDistinct: { other: true },
  deferrable: { other: 'initially-deferred' },
  definition: { other: 'UNIQUE (a) INCLUDE (b)' },
  comment: { other: 'x' },
}

const check: Fields<CheckConstraint> = {
  name: { other: 'x' },
  expression: { other: 'false' },
  validated: { other: false },
  enforced: { other: false },
  noInherit: { other: true },
  inherited: { other: true },
  column: { other: 'a' },
  comment: { other: 'x' },
}

const exclusion: Fields<ExclusionConstraint> = {
  name: { other: 'x' },
  definition: { other: 'EXCLUDE y' },
  comment: { other: 'x' },
}

const foreign: Fields<ForeignKey> = {
  name: { other: 'x' },
  columns: { other: ['b'] },
  toSchema: { other: 'x' },
  toTable: { other: 'x' },
  toColumns: { other: ['b'] },
  onDelete: { other: 'CASCADE' },
  onUpdate: { other: 'CASCADE' },
  match: { other: 'FULL' },
  deferrable: { other: 'initially-deferred' },
  validated: { other: false },
  enforced: { other: false },
  onDeleteColumns: { other: ['a'] },
  period: { other: true },
  inherited: { other: true },
  comment: { other: 'x' },
}

const attached = 'tables and their parents tell it'
const ready = 'a state of building it, of which `valid` tells'
const indexes: Fields<Index> = {
  name: { other: 'x' },
  unique: { other: true },
  method: { other: 'gin' },
  parts: { other: [part('b')] },
  include: { other: ['b'] },
  predicate: { other: 'true' },
  nullsNotDistinct: { other: true },
  valid: { other: false },
  ready: { other: false, not: ready },
  options: { other: 'WITH (fillfactor=70)' },
  bytes: { other: 9, not: counted },
  scans: { other: 9, not: counted },
  visible: { other: false },
  backs: { other: 'unique' },
  attachedTo: { other: 'x', not: attached },
  comment: { other: 'x' },
  definition: { other: 'CREATE INDEX x' },
}

const parts: Fields<IndexPart> = {
  column: { other: 'b' },
  expression: { other: 'lower(a)' },
  order: { other: 'desc' },
  nulls: { other: 'first' },
  operatorClass: { other: 'text_pattern_ops' },
  collation: { other: 'C' },
  prefixLength: { other: 9 },
}

const view: Fields<View> = {
  schema: { other: 'x' },
  name: { other: 'x' },
  materialized: { other: true },
  columns: { other: [{ name: 'b', type: 'integer' }] },
  definition: { other: 'select 2' },
  options: { other: 'WITH (security_barrier=true)' },
  connectionCollation: { other: 'x' },
  definer: { other: 'x', not: untold },
  indexes: { other: [index('i', ['a'])] },
  populated: { other: false, not: 'REFRESH fills it: what it holds is no part of the schema' },
  unshown: { other: ['labels'], not: 'as of a table' },
  settings: { other: ['ALTER VIEW v …;'] },
  grants: { other: ['GRANT SELECT ON v TO x;'] },
  facts: { other: facts, not: 'owners are told by diffOwners' },
  comment: { other: 'x' },
}

const enums: Fields<EnumType> = {
  schema: { other: 'x' },
  name: { other: 'x' },
  values: { other: ['b'] },
  comment: { other: 'x' },
  grants: { other: ['GRANT USAGE ON TYPE e TO x;'] },
  facts: { other: facts, not: 'owners are told by diffOwners' },
}

const defined: Fields<DefinedObject> = {
  ref: { other: { kind: 'sequence', schema: 'public', name: 'x', table: null } },
  definition: { other: 'CREATE SEQUENCE y;' },
  facts: { other: facts, not: 'owners are told by diffOwners, the rest by the definition' },
  grants: { other: ['GRANT USAGE ON SEQUENCE s TO x;'] },
  definer: { other: 'x', not: untold },
  comment: { other: 'x' },
}

const wholes: Fields<Catalog> = {
  server: { other: { ...server, version: '16.0' }, not: 'where it was read' },
  schemas: { other: [] },
  tables: { other: [] },
  views: { other: [] },
  enums: { other: [] },
  objects: { other: [] },
  dependencies: { other: [{ from: key, on: key }], not: 'it follows from the definitions' },
  unseen: { other: ['x'], not: 'what is not read can not be compared; a comparison notes it' },
  definers: { other: 'own', not: 'a right of who read it' },
  readAt: { other: 'later', not: 'when it was read' },
}

const inTable = (more: Partial<Table>): Catalog =>
  catalog({
    tables: [table('t', { columns: [column('a'), column('b')], ...more })],
    views: [someView],
    enums: [someEnum],
    objects: [someObject],
  })
const someView: View = {
  schema: 'public',
  name: 'v',
  materialized: false,
  columns: [{ name: 'a', type: 'integer' }],
  definition: 'select 1',
  comment: null,
}
const someEnum: EnumType = { schema: 'public', name: 'e', values: ['a'], comment: null }
const someObject: DefinedObject = {
  ref: { kind: 'sequence', schema: 'public', name: 's', table: null },
  definition: 'CREATE SEQUENCE s;',
  facts: [],
  comment: null,
}
const somePart: IndexPart = { ...part('a'), column: null, expression: 'a' }
const someParent: TableParent = { schema: 'public', name: 'p', bound: null }
const somePeriod: TablePeriod = { name: 'p', from: 'a', to: 'b' }
const someNotNull = { name: 'n', noInherit: false, validated: true, inherited: false }
const someSequence: ColumnSequence = {
  schema: 'public',
  name: 's',
  type: 'bigint',
  options: '',
  tie: 'owned',
}

/** One kind of thing: a value of it, another value for each field, and a catalog that holds it. */
function rows<T extends object>(
  what: string,
  base: T,
  fields: Fields<T>,
  within: (value: T) => Catalog,
): [name: string, not: string | null, from: Catalog, to: Catalog][] {
  return Object.entries<{ other: unknown; not?: string }>(fields).map(([field, { other, not }]) => [
    `${what}.${field}`,
    not ?? null,
    within(base),
    within({ ...base, [field]: other }),
  ])
}

const inColumn = (more: Partial<Column>) => inTable({ columns: [column('a', 'integer', more), column('b')] })
const all = [
  ...rows('catalog', inTable({}), wholes, (one) => one),
  ...rows('schema', { name: 'public', comment: null }, schema, (one) => catalog({ schemas: [one] })),
  ...rows('table', table('t', { columns: [column('a')] }), tables, (one) => catalog({ tables: [one] })),
  ...rows('column', column('a'), columns, (one) => inTable({ columns: [one, column('b')] })),
  ...rows('not null', someNotNull, notNull, (one) => inColumn({ nullable: false, notNull: one })),
  ...rows('sequence', someSequence, sequence, (one) => inColumn({ sequences: [one] })),
  ...rows('primary key', { name: 'k', columns: ['a'], comment: null }, primaryKey, (one) =>
    inTable({ primaryKey: one }),
  ),
  ...rows(
    'unique',
    {
      name: 'u',
      columns: ['a'],
      nullsNotDistinct: false,
      deferrable: 'no',
      definition: null,
    },
    unique,
    (one) => inTable({ uniques: [one] }),
  ),
  ...rows('check', { name: 'c', expression: 'true', validated: true, enforced: true }, check, (one) =>
    inTable({ checks: [one] }),
  ),
  ...rows('exclusion', { name: 'e', definition: 'EXCLUDE x' }, exclusion, (one) =>
    inTable({ exclusions: [one] }),
  ),
  ...rows('foreign key', foreignKey(['a'], 't'), foreign, (one) => inTable({ foreignKeys: [one] })),
  ...rows('index', index('i', ['a']), indexes, (one) => inTable({ indexes: [one] })),
  ...rows('index part', somePart, parts, (one) => inTable({ indexes: [index('i', [one])] })),
  ...rows(
    'parent',
    someParent,
    { schema: { other: 'x' }, name: { other: 'x' }, bound: { other: 'DEFAULT' } },
    (one) => inTable({ parents: [one] }),
  ),
  ...rows('period', somePeriod, { name: { other: 'x' }, from: { other: 'x' }, to: { other: 'x' } }, (one) =>
    inTable({ periods: [one] }),
  ),
  ...rows('view', someView, view, (one) => catalog({ views: [one] })),
  ...rows(
    'view column',
    { name: 'a', type: 'integer', comment: null as string | null | undefined },
    { name: { other: 'x' }, type: { other: 'text' }, comment: { other: 'x' } },
    (one) => catalog({ views: [{ ...someView, columns: [one] }] }),
  ),
  ...rows('enum', someEnum, enums, (one) => catalog({ enums: [one] })),
  ...rows('object', someObject, defined, (one) => catalog({ objects: [one] })),
]

describe('every field of the catalog is compared, or named here with why not', () => {
  test.each(all)('%s', (_, not, from, to) => {
    expect(diff(from, from)).toEqual([])
    if (not === null) expect(diff(from, to)).not.toEqual([])
    else expect(diff(from, to)).toEqual([])
    expect(diff(from, to).length === 0).toBe(diff(to, from).length === 0)
  })

  test('an index that backs a key is compared with it', () => {
    const of = (more: Partial<Index>) =>
      inTable({
        primaryKey: { name: 'pk', columns: ['a', 'b'], comment: null },
        indexes: [index('pk', ['a', 'b'], { unique: true, backs: 'primary-key', ...more })],
      })
    expect(diff(of({}), of({ parts: [part('a')], include: ['b'] }))).toMatchObject([
      { kind: 'alter-primary-key', properties: [{ property: 'include', from: '', to: 'b' }] },
    ])
    expect(diff(of({}), of({ comment: 'x' }))).toMatchObject([{ kind: 'alter-primary-key' }])
  })

  test('definers and the default collation are compared where both sides tell them', () => {
    const of = (name: string) =>
      catalog({
        schemas: [{ name: 'public', comment: null, collation: name }],
        views: [{ ...someView, definer: name }],
        objects: [{ ...someObject, definer: name }],
      })
    expect(diff(of('a'), of('b')).flatMap(({ properties }) => properties)).toEqual([
      { property: 'default collation', from: 'a', to: 'b' },
      { property: 'definer', from: 'a', to: 'b' },
      { property: 'definer', from: 'a', to: 'b' },
    ])
  })

  test('the name of an identity column’s own sequence is the server’s affair', () => {
    const of = (name: string) =>
      inColumn({ identity: 'always', sequences: [{ ...someSequence, name, tie: 'identity' }] })
    expect(diff(of('a_seq'), of('b_seq'))).toEqual([])
  })
})

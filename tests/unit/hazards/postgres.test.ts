import { describe, expect, test } from 'vitest'
import type {
  Catalog,
  CheckConstraint,
  Column,
  DefinedObject,
  Table,
  UniqueConstraint,
} from '#contract/catalog'
import type { Hazard, HazardCode } from '#contract/schema-plan'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import * as some from '../../support/catalogs'

const column = (name: string, type = 'integer', of: Partial<Column> = {}) => some.column(name, type, of)
const note = (of: Partial<Table> = {}): Table =>
  some.table('notes', {
    columns: [column('id'), column('body', 'text')],
    estimatedRows: 1200,
    bytes: 65_536,
    ...of,
  })
const withColumns = (...columns: Column[]) => some.catalog({ tables: [note({ columns })] })
const withNote = (of: Partial<Table> = {}, more: Partial<Catalog> = {}) =>
  some.catalog({ tables: [note(of)], ...more })
const check: CheckConstraint = { name: 'low', expression: '(id > 0)', validated: true, enforced: true }
const object = (kind: DefinedObject['ref']['kind'], name: string, definition: string): DefinedObject => ({
  ref: { kind, schema: 'public', name, table: null },
  definition,
  facts: [],
  comment: null,
})
const mood = (...values: string[]) => [{ schema: 'public', name: 'mood', values, comment: null }]
const users = some.table('users', {
  columns: [column('id')],
  primaryKey: { name: 'users_pkey', columns: ['id'], comment: null },
})
const unique: UniqueConstraint = {
  name: 'u',
  columns: ['id'],
  nullsNotDistinct: false,
  deferrable: 'no',
  definition: null,
}
const view = (...columns: { name: string; type: string }[]) => ({
  schema: 'public',
  name: 'v',
  materialized: false,
  columns,
  definition: ` SELECT ${columns.map(({ name }) => name).join(', ')}\n   FROM notes`,
  comment: null,
})
const routine = (result: string) =>
  object(
    'function',
    'f()',
    `CREATE OR REPLACE FUNCTION public.f()\n RETURNS ${result}\n LANGUAGE sql\nAS $function$select 1$function$\n;`,
  )
const domain = (definition: string) =>
  object('domain', 'code', `CREATE DOMAIN "public"."code" AS ${definition};`)
const parts: Partial<Table> = {
  kind: 'partitioned',
  partitionBy: 'LIST (id)',
  columns: [column('id'), column('body', 'text')],
}

function hazards(from: Catalog, to: Catalog): Hazard[] {
  const way = postgres.way({ from, to, changes: diff(from, to), renames: [] })
  return way.steps.flatMap(({ statements }) => statements.flatMap((one) => one.hazards))
}

interface Case {
  readonly name: string
  readonly code: HazardCode
  /** What the rule says. */
  readonly says: RegExp
  readonly from: Catalog
  readonly to: Catalog
  /** Something alike where it says nothing. */
  readonly safe: readonly [from: Catalog, to: Catalog]
}

const big = { estimatedRows: 5_000_000 }

const cases: Case[] = [
  {
    name: 'a dropped table',
    code: 'data-loss',
    says: /Every row of notes is lost/,
    from: withNote(),
    to: some.catalog(),
    safe: [withNote({ kind: 'foreign', foreignServer: 'SERVER far' }), some.catalog()],
  },
  {
    name: 'a dropped column',
    code: 'data-loss',
    says: /What body holds is lost/,
    from: withNote(),
    to: withColumns(column('id')),
    safe: [
      withColumns(
        column('id'),
        column('twice', 'integer', { generated: { expression: '(id * 2)', stored: true } }),
      ),
      withColumns(column('id')),
    ],
  },
  {
    name: 'a dropped sequence',
    code: 'data-loss',
    says: /Where sequence s stands is lost/,
    from: some.catalog({
      objects: [object('sequence', 's', 'CREATE SEQUENCE IF NOT EXISTS "public"."s" AS bigint;')],
    }),
    to: some.catalog(),
    safe: [some.catalog({ objects: [domain('text')] }), some.catalog()],
  },
  {
    name: 'digits that a type has no room for',
    code: 'data-loss',
    says: /without an error/,
    from: withColumns(column('price', 'numeric(10,4)')),
    to: withColumns(column('price', 'numeric(10,2)')),
    safe: [withColumns(column('price', 'numeric(10,2)')), withColumns(column('price', 'numeric(12,2)'))],
  },
  {
    name: 'a table that is no longer logged',
    code: 'data-loss',
    says: /empty after a crash/,
    from: withNote(),
    to: withNote({ unlogged: true }),
    safe: [withNote({ unlogged: true }), withNote()],
  },
  {
    name: 'an attribute taken from a type that a column has',
    code: 'data-loss',
    says: /lose what they hold/,
    from: withNote(
      { columns: [column('place', 'place')] },
      {
        objects: [
          object(
            'composite',
            'place',
            'CREATE TYPE "public"."place" AS (\n  "x" integer,\n  "y" integer\n);',
          ),
        ],
        dependencies: [
          {
            from: { kind: 'table', schema: 'public', name: 'notes', table: null },
            on: { kind: 'composite', schema: 'public', name: 'place', table: null },
          },
        ],
      },
    ),
    to: withNote(
      { columns: [column('place', 'place')] },
      {
        objects: [object('composite', 'place', 'CREATE TYPE "public"."place" AS (\n  "x" integer\n);')],
        dependencies: [
          {
            from: { kind: 'table', schema: 'public', name: 'notes', table: null },
            on: { kind: 'composite', schema: 'public', name: 'place', table: null },
          },
        ],
      },
    ),
    safe: [
      some.catalog({
        objects: [
          object(
            'composite',
            'place',
            'CREATE TYPE "public"."place" AS (\n  "x" integer,\n  "y" integer\n);',
          ),
        ],
      }),
      some.catalog({
        objects: [object('composite', 'place', 'CREATE TYPE "public"."place" AS (\n  "x" integer\n);')],
      }),
    ],
  },
  {
    name: 'a type that is stored otherwise',
    code: 'table-rewrite',
    says: /notes and its indexes are written anew for id/,
    from: withColumns(column('id', 'integer')),
    to: withColumns(column('id', 'bigint')),
    safe: [
      withColumns(column('name', 'character varying(10)')),
      withColumns(column('name', 'character varying(20)')),
    ],
  },
  {
    name: 'a new column whose default differs from row to row',
    code: 'table-rewrite',
    says: /gen_random_uuid\(\) gives every row its own default/,
    from: withNote(),
    to: withColumns(
      column('id'),
      column('body', 'text'),
      column('key', 'uuid', { default: 'gen_random_uuid()' }),
    ),
    safe: [
      withNote(),
      withColumns(
        column('id'),
        column('body', 'text'),
        column('at', 'timestamp with time zone', { default: 'now()' }),
      ),
    ],
  },
  {
    name: 'a table that is logged again',
    code: 'table-rewrite',
    says: /to be logged or not/,
    from: withNote({ unlogged: true }),
    to: withNote(),
    safe: [withNote(), withNote({ options: 'WITH (fillfactor=70)' })],
  },
  {
    name: 'an index built in the transaction',
    code: 'write-lock',
    says: /while the index is built/,
    from: withNote(),
    to: withNote({ indexes: [some.index('i', ['body'])] }),
    safe: [withNote(big), withNote({ indexes: [some.index('i', ['body'])] })],
  },
  {
    name: 'the index of a new key',
    code: 'write-lock',
    says: /while the index of u is built/,
    from: withNote(),
    to: withNote({ uniques: [unique] }),
    safe: [some.catalog(), withNote({ uniques: [unique] })],
  },
  {
    name: 'a check that is looked for at once',
    code: 'write-lock',
    says: /while its rows are checked/,
    from: withNote(),
    to: withNote({ checks: [check] }),
    safe: [withNote(big), withNote({ checks: [check] })],
  },
  {
    name: 'a foreign key that is looked for at once',
    code: 'write-lock',
    says: /or to the table that it points to/,
    from: some.catalog({ tables: [note(), users] }),
    to: some.catalog({ tables: [note({ foreignKeys: [some.foreignKey(['id'], 'users')] }), users] }),
    safe: [
      some.catalog({ tables: [note(), users] }),
      some.catalog({
        tables: [note({ foreignKeys: [some.foreignKey(['id'], 'users', { validated: false })] }), users],
      }),
    ],
  },
  {
    name: 'NOT NULL set at once',
    code: 'write-lock',
    says: /while its rows are looked at/,
    from: withColumns(column('id')),
    to: withColumns(column('id', 'integer', { nullable: false })),
    safe: [
      withNote({ ...big, columns: [column('id')] }),
      withColumns(column('id', 'integer', { nullable: false })),
    ],
  },
  {
    name: 'rows without a value',
    code: 'may-fail-on-data',
    says: /has no id/,
    from: withColumns(column('id')),
    to: withColumns(column('id', 'integer', { nullable: false })),
    safe: [withColumns(column('id', 'integer', { nullable: false })), withColumns(column('id'))],
  },
  {
    name: 'a new NOT NULL column without a default',
    code: 'may-fail-on-data',
    says: /Fails if notes has any row/,
    from: withNote(),
    to: withColumns(column('id'), column('body', 'text'), column('kind', 'text', { nullable: false })),
    safe: [
      withNote(),
      withColumns(
        column('id'),
        column('body', 'text'),
        column('kind', 'text', { nullable: false, default: "'x'::text" }),
      ),
    ],
  },
  {
    name: 'rows that are the same',
    code: 'may-fail-on-data',
    says: /have the same values/,
    from: withNote(),
    to: withNote({ indexes: [some.index('i', ['body'], { unique: true })] }),
    safe: [withNote(), withNote({ indexes: [some.index('i', ['body'])] })],
  },
  {
    name: 'rows that do not meet a check',
    code: 'may-fail-on-data',
    says: /does not meet low/,
    from: withNote({ checks: [{ ...check, validated: false }] }),
    to: withNote({ checks: [check] }),
    safe: [withNote(), withNote({ checks: [{ ...check, validated: false }] })],
  },
  {
    name: 'values that a domain no longer allows',
    code: 'may-fail-on-data',
    says: /what it no longer allows/,
    from: some.catalog({ objects: [domain('text')] }),
    to: some.catalog({ objects: [domain('text\n  CONSTRAINT "c" CHECK ((VALUE <> \'\'::text))')] }),
    safe: [
      some.catalog({ objects: [domain('text\n  CONSTRAINT "c" CHECK ((VALUE <> \'\'::text))')] }),
      some.catalog({ objects: [domain('text')] }),
    ],
  },
  {
    name: 'rows that point nowhere',
    code: 'may-fail-on-data',
    says: /points to none/,
    from: some.catalog({ tables: [note(), users] }),
    to: some.catalog({ tables: [note({ foreignKeys: [some.foreignKey(['id'], 'users')] }), users] }),
    safe: [
      some.catalog({ tables: [users] }),
      some.catalog({ tables: [note({ foreignKeys: [some.foreignKey(['id'], 'users')] }), users] }),
    ],
  },
  {
    name: 'values that a type does not take',
    code: 'may-fail-on-data',
    says: /holds what integer does not take/,
    from: withColumns(column('id', 'text')),
    to: withColumns(column('id', 'integer')),
    safe: [withColumns(column('id', 'integer')), withColumns(column('id', 'text'))],
  },
  {
    name: 'rows outside the bounds of a partition',
    code: 'may-fail-on-data',
    says: /outside the bounds/,
    from: some.catalog({ tables: [note(), some.table('all_notes', parts)] }),
    to: some.catalog({
      tables: [
        note({
          kind: 'partition',
          parents: [{ schema: 'public', name: 'all_notes', bound: 'FOR VALUES IN (1)' }],
        }),
        some.table('all_notes', parts),
      ],
    }),
    safe: [
      some.catalog({
        tables: [
          note({
            kind: 'partition',
            parents: [{ schema: 'public', name: 'all_notes', bound: 'FOR VALUES IN (1)' }],
          }),
          some.table('all_notes', parts),
        ],
      }),
      some.catalog({ tables: [note(), some.table('all_notes', parts)] }),
    ],
  },
  {
    name: 'rows with a value that an enum loses',
    code: 'may-fail-on-data',
    says: /Fails where a row still has sad/,
    from: some.catalog({ enums: mood('sad', 'glad') }),
    to: some.catalog({ enums: mood('glad') }),
    safe: [some.catalog({ enums: mood('glad') }), some.catalog({ enums: mood('sad', 'glad') })],
  },
  {
    name: 'what goes for good',
    code: 'breaks-readers',
    says: /Queries that use view v fail/,
    from: withNote({}, { views: [view({ name: 'id', type: 'integer' })] }),
    to: withNote(),
    safe: [withNote(), withNote({}, { views: [view({ name: 'id', type: 'integer' })] })],
  },
  {
    name: 'a column read as another type',
    code: 'breaks-readers',
    says: /have to take bigint/,
    from: withColumns(column('id', 'integer')),
    to: withColumns(column('id', 'bigint')),
    safe: [withColumns(column('id')), withColumns(column('id', 'integer', { default: '1' }))],
  },
  {
    name: 'a view without a column that it had',
    code: 'breaks-readers',
    says: /v no longer has body text/,
    from: withNote({}, { views: [view({ name: 'id', type: 'integer' }, { name: 'body', type: 'text' })] }),
    to: withNote({}, { views: [view({ name: 'id', type: 'integer' })] }),
    safe: [
      withNote({}, { views: [view({ name: 'id', type: 'integer' })] }),
      withNote({}, { views: [view({ name: 'id', type: 'integer' }, { name: 'body', type: 'text' })] }),
    ],
  },
  {
    name: 'a routine with another result',
    code: 'breaks-readers',
    says: /takes or gives something else/,
    from: some.catalog({ objects: [routine('integer')] }),
    to: some.catalog({ objects: [routine('bigint')] }),
    safe: [
      some.catalog({ objects: [routine('integer')] }),
      some.catalog({
        objects: [
          {
            ...routine('integer'),
            comment: null,
            definition: routine('integer').definition.replace('select 1', 'select 2'),
          },
        ],
      }),
    ],
  },
  {
    name: 'a right that goes',
    code: 'breaks-readers',
    says: /"reader" can no longer do this with notes/,
    from: withNote({ grants: ['GRANT SELECT ON TABLE "public"."notes" TO "reader";'] }),
    to: withNote(),
    safe: [withNote(), withNote({ grants: ['GRANT SELECT ON TABLE "public"."notes" TO "reader";'] })],
  },
  {
    name: 'row security',
    code: 'breaks-readers',
    says: /only rows of notes that a policy gives it/,
    from: withNote(),
    to: withNote({ settings: ['ALTER TABLE "public"."notes" ENABLE ROW LEVEL SECURITY;'] }),
    safe: [withNote({ settings: ['ALTER TABLE "public"."notes" ENABLE ROW LEVEL SECURITY;'] }), withNote()],
  },
]

describe('hazards of PostgreSQL', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { code, says, from, to, safe }) => {
    const found = (list: readonly Hazard[]) =>
      list.filter((one) => one.code === code && says.test(one.reason))
    const [hazard] = found(hazards(from, to))
    expect(hazard, JSON.stringify(hazards(from, to))).toBeDefined()
    expect(hazard?.source).toMatch(/^https:\/\/www\.postgresql\.org\/docs\/current\/[\w-]+\.html(#[\w-]+)?$/)
    expect(found(hazards(...safe))).toEqual([])
  })

  test('a stored column is computed anew in every row, a virtual one is not', () => {
    const generated = (expression: string, stored: boolean): Catalog => ({
      ...withColumns(column('id'), column('twice', 'integer', { generated: { expression, stored } })),
      server: { ...some.server, version: '18.0' },
    })
    const codes = (stored: boolean) =>
      hazards(generated('(id * 2)', stored), generated('(id * 3)', stored)).map(({ code }) => code)
    expect(codes(true)).toEqual(['table-rewrite'])
    expect(codes(false)).toEqual([])
  })

  test('another name breaks what calls a table or a column by the old one', () => {
    const ref = { kind: 'table', schema: 'public', name: 'memos', table: null } as const
    const way = postgres.way({
      from: withNote(),
      to: withNote(),
      changes: [{ kind: 'rename-table', ref, sentence: 'table memos to notes', properties: [] }],
      renames: [{ ref, to: 'notes' }],
    })
    expect(way.steps[0]?.statements[0]).toMatchObject({
      sql: 'ALTER TABLE "public"."memos" RENAME TO "notes"',
      reverseSql: 'ALTER TABLE "public"."notes" RENAME TO "memos"',
      change: 0,
      hazards: [{ code: 'breaks-readers' }],
    })
  })

  test('rows and bytes of all partitions are at stake', () => {
    const partition = (name: string, rows: number) =>
      some.table(name, {
        kind: 'partition',
        columns: [column('id')],
        parents: [{ schema: 'public', name: 'all_notes', bound: `FOR VALUES IN (${rows})` }],
        estimatedRows: rows,
        bytes: rows * 10,
      })
    const tree = (type: string) =>
      some.catalog({
        tables: [
          some.table('all_notes', {
            kind: 'partitioned',
            partitionBy: 'LIST (id)',
            columns: [column('id'), column('n', type)],
            estimatedRows: -1,
            bytes: 0,
          }),
          ...[3, 4].map((rows) => {
            const one = partition(`notes_${rows}`, rows)
            return { ...one, columns: [...one.columns, column('n', type)] }
          }),
        ],
      })
    expect(hazards(tree('integer'), tree('bigint'))).toContainEqual(
      expect.objectContaining({ code: 'table-rewrite', rows: 7, bytes: 70 }),
    )
  })
})

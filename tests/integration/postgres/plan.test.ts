import { expect, onTestFinished, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { freshDatabase } from '../../support/databases'
import { runBack, runWay } from '../../scenarios/diff/run-way'

async function made(sql: string): Promise<{ session: Session; catalog: Catalog }> {
  const database = await freshDatabase('postgres')
  onTestFinished(() => database.drop())
  const session = await database.connect()
  for (const statement of await postgres.split(sql)) await session.run(statement.sql)
  return { session, catalog: await postgres.introspect(session) }
}

function wayTo(from: Catalog, to: Catalog) {
  return postgres.way({ from, to, changes: diff(from, to), renames: [] })
}

const small = `create table users (id int primary key);
create table notes (id int primary key, user_id int, body text, kind text);
insert into users values (1);
insert into notes values (1, 1, 'x', 'y');`

const checked = `create table users (id int primary key);
create table notes (id int primary key, user_id int, body text not null, kind text);
alter table notes add constraint short check (length(body) < 100);
alter table notes add constraint of_user foreign key (user_id) references users (id);
create index notes_kind on notes (kind);
create unique index notes_body on notes (lower(body));`

test('a big table is changed without stopping its writers, and back', async () => {
  const [before, after] = [await made(small), await made(checked)]
  const from = {
    ...before.catalog,
    tables: before.catalog.tables.map((table) => ({ ...table, estimatedRows: 3_000_000 })),
  }
  const way = wayTo(from, after.catalog)
  expect(
    way.steps.map(({ transactional, statements }) => [transactional, statements.map(({ sql }) => sql)]),
  ).toEqual([
    [
      true,
      [
        'ALTER TABLE public.notes ADD CONSTRAINT body_is_not_null CHECK (body IS NOT NULL) NOT VALID',
        'ALTER TABLE public.notes ADD CONSTRAINT short CHECK (length(body) < 100) NOT VALID',
        'ALTER TABLE public.notes ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES public.users (id) NOT VALID',
      ],
    ],
    [false, ['CREATE INDEX CONCURRENTLY notes_kind ON public.notes (kind)']],
    [false, ['CREATE UNIQUE INDEX CONCURRENTLY notes_body ON public.notes (lower(body))']],
    [true, ['ALTER TABLE public.notes VALIDATE CONSTRAINT body_is_not_null']],
    [true, ['ALTER TABLE public.notes ALTER COLUMN body SET NOT NULL']],
    [true, ['ALTER TABLE public.notes DROP CONSTRAINT body_is_not_null']],
    [true, ['ALTER TABLE public.notes VALIDATE CONSTRAINT short']],
    [true, ['ALTER TABLE public.notes VALIDATE CONSTRAINT of_user']],
  ])
  expect(
    way.steps.flatMap((step) => step.statements.flatMap((one) => one.hazards.map(({ code }) => code))),
  ).not.toContain('write-lock')
  await runWay(before.session, way)
  expect(diff(await postgres.introspect(before.session), after.catalog)).toEqual([])
  expect(way.reversible).toBe(true)
  await runBack(before.session, way)
  expect(diff(await postgres.introspect(before.session), before.catalog)).toEqual([])
})

const types: readonly (readonly [from: string, to: string])[] = [
  ['integer', 'bigint'],
  ['integer', 'text'],
  ['varchar(10)', 'varchar(20)'],
  ['varchar(20)', 'varchar(10)'],
  ['varchar(10)', 'varchar'],
  ['varchar(10)', 'text'],
  ['text', 'varchar'],
  ['text', 'varchar(10)'],
  ['text', 'integer'],
  ['char(5)', 'char(10)'],
  ['numeric(10,2)', 'numeric(12,2)'],
  ['numeric(10,2)', 'numeric'],
  ['numeric(10,2)', 'numeric(12,4)'],
  ['varbit(4)', 'varbit(8)'],
  ['cidr', 'inet'],
  ['inet', 'cidr'],
  ['timestamp(3)', 'timestamp'],
  ['timestamp', 'timestamp(3)'],
  ['timestamptz(3)', 'timestamptz'],
  ['time(3)', 'time'],
  ['date', 'timestamp'],
  ['boolean', 'integer'],
  ['integer', 'boolean'],
  ['smallint', 'boolean'],
  ['json', 'jsonb'],
  ['integer[]', 'bigint[]'],
  ['text[]', 'varchar[]'],
  ['text', 'text[]'],
  ['text', 'uuid'],
  ['time', 'timestamp'],
]

test('a table is written anew exactly where the plan says so', async () => {
  const { session } = await made('')
  for (const [before, after] of types) {
    await session.run(`create table t (c ${before})`)
    const from = await postgres.introspect(session)
    await session.run(`drop table t; create table t (c ${after})`)
    const to = await postgres.introspect(session)
    await session.run(`drop table t; create table t (c ${before})`)
    const way = wayTo(from, to)
    const told = way.steps.some((step) =>
      step.statements.some((one) => one.hazards.some(({ code }) => code === 'table-rewrite')),
    )
    const file = async () =>
      (await session.query<{ file: string }>(`select pg_relation_filenode('t') as file`))[0]?.file
    const old = await file()
    await runWay(session, way)
    expect(told, `${before} to ${after}`).toBe((await file()) !== old)
    expect(diff(await postgres.introspect(session), to)).toEqual([])
    await runBack(session, way)
    expect(diff(await postgres.introspect(session), from), `${after} back to ${before}`).toEqual([])
    await session.run('drop table t')
  }
})

const columns: readonly string[] = [
  'c int',
  'c int default 3',
  'c timestamptz default now()',
  'c float default random()',
  'c int generated always as identity',
  'c serial',
  'c int generated always as (id + 1) stored',
  'c uuid default gen_random_uuid()',
  'c short',
  'c code',
]

test('a new column writes the table anew exactly where the plan says so', async () => {
  const { session } = await made(
    'create domain short as text; create domain code as text check (value <> $$x$$)',
  )
  for (const column of columns) {
    await session.run('create table t (id int)')
    const from = await postgres.introspect(session)
    await session.run(`drop table t; create table t (id int, ${column})`)
    const to = await postgres.introspect(session)
    await session.run('drop table t; create table t (id int)')
    const way = wayTo(from, to)
    const told = way.steps.some((step) =>
      step.statements.some((one) => one.hazards.some(({ code }) => code === 'table-rewrite')),
    )
    const file = async () =>
      (await session.query<{ file: string }>(`select pg_relation_filenode('t') as file`))[0]?.file
    const old = await file()
    await runWay(session, way)
    expect(told, column).toBe((await file()) !== old)
    await session.run('drop table t')
  }
})

test('a sequence that comes to a column counts on where the rows have got to', async () => {
  const { session, catalog } = await made('create table t (id int primary key); insert into t values (7)')
  const { catalog: to } = await made('create table t (id int primary key generated by default as identity)')
  await runWay(session, wayTo(catalog, to))
  await session.run('insert into t default values')
  expect(await session.query('select max(id) as id from t')).toEqual([{ id: 8 }])
})

test('an enum that loses a value keeps its comment and grants, and so it does on the way back', async () => {
  const sql = (values: string, text: string) => `create type mood as enum (${values});
    comment on type mood is '${text}'; revoke usage on type mood from public;
    create table t (m mood default 'glad', many mood[], check (m <> 'glad' or many is null));
    create index on t (m) where m = 'glad'; create view v as select m from t;`
  const [{ session, catalog }, { catalog: to }] = [
    await made(sql(`'sad', 'glad'`, 'before')),
    await made(sql(`'glad'`, 'after')),
  ]
  await session.run(`insert into t values ('glad', null)`)
  const way = wayTo(catalog, to)
  await runWay(session, way)
  expect(diff(await postgres.introspect(session), to)).toEqual([])
  expect(way.reversible).toBe(true)
  await runBack(session, way)
  expect(diff(await postgres.introspect(session), catalog)).toEqual([])
  expect(await session.query('select m::text as m from t')).toEqual([{ m: 'glad' }])
})

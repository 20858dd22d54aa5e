import { expect, onTestFinished, test } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { freshDatabase } from '../../support/databases'
import { remake, shape } from '../../support/remake'

/** What stands beside columns, keys and indexes: comments of everything, partitions, heirs, options. */
const schema = `
create table parent (id int primary key, u int, x int4range, constraint u unique (u), constraint c check (u > 0),
  constraint alone check (u > 1) no inherit, constraint e exclude using gist (x with &&));
comment on constraint u on parent is 'a unique one';
comment on constraint c on parent is 'it''s checked';
comment on constraint e on parent is 'excluded';
create unlogged table quick (id int constraint k references parent (id)) with (fillfactor=70, autovacuum_enabled=false);
comment on constraint k on quick is 'a key';
create table heir (more text) inherits (parent);
create table events (at timestamptz not null, kind text not null, parent int, constraint pk primary key (at, kind),
  constraint of_parent foreign key (parent) references parent (id)) partition by range (at);
create index events_kind on events (kind) where kind <> 'x';
create table "events; 2024" partition of events for values from ('2024-01-01 00:00+00') to ('2025-01-01 00:00+00') partition by list (kind);
create table a_leaf partition of "events; 2024" for values in ('it''s', 'b');
create table rest partition of events default;
create index only_here on rest (parent);
create view seen with (security_barrier=true, check_option=local) as select id, u from parent where u > 1;
comment on column seen.u is 'of the view';
create materialized view counted with (fillfactor=80) as select kind, count(*) as n from events group by kind;
create unique index counted_kind on counted (kind);
comment on index counted_kind is 'to refresh it concurrently';
comment on column counted.n is 'how many';
create foreign data wrapper nothing;
create server "far away" foreign data wrapper nothing;
create foreign table elsewhere (id int not null) server "far away" options (place 'it''s far');
comment on foreign table elsewhere is 'not here';
`

function table(catalog: Catalog, name: string): Table {
  const found = catalog.tables.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no table ${name}`)
  return found
}

async function run(on: Session, sql: string): Promise<void> {
  for (const statement of await postgres.split(sql)) await on.run(statement.sql)
}

async function fresh(kind: 'postgres' | 'embedded'): Promise<Session> {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  return database.connect()
}

test.each(['postgres', 'embedded'] as const)(
  'comments, partitions, heirs, options, foreign tables and indexes of views are made again on %s',
  async (kind) => {
    const [session, copy] = await Promise.all([fresh(kind), fresh(kind)])
    await run(session, schema)
    const catalog = await postgres.introspect(session)
    expect(table(catalog, 'parent')).toMatchObject({
      uniques: [{ name: 'u', comment: 'a unique one' }],
      checks: [
        { name: 'alone', noInherit: true },
        { name: 'c', comment: `it's checked`, noInherit: false },
      ],
      exclusions: [{ name: 'e', comment: 'excluded' }],
    })
    expect(table(catalog, 'quick').foreignKeys).toMatchObject([{ name: 'k', comment: 'a key' }])
    expect(table(catalog, 'events')).toMatchObject({ kind: 'partitioned', partitionBy: 'RANGE (at)' })
    expect(table(catalog, 'a_leaf').parents).toEqual([
      { schema: 'public', name: 'events; 2024', bound: `FOR VALUES IN ('it''s', 'b')` },
    ])
    expect(table(catalog, 'a_leaf').foreignKeys).toMatchObject([{ name: 'of_parent', inherited: true }])
    expect(table(catalog, 'heir').parents).toEqual([{ schema: 'public', name: 'parent', bound: null }])
    expect(catalog.views).toMatchObject([
      { name: 'counted', indexes: [{ name: 'counted_kind', comment: 'to refresh it concurrently' }] },
      { name: 'seen', options: 'WITH (security_barrier=true, check_option=local)' },
    ])

    await remake(postgres, catalog, copy)
    expect(shape(await postgres.introspect(copy))).toEqual(shape(catalog))
  },
)

test('what is set on a table stands in its DDL, and nothing is said to be missing', async () => {
  const session = await fresh('postgres')
  await run(
    session,
    `create table t (id int, note text);
       alter table t enable row level security;
       create statistics s on id, note from t;
       create table plain (id int)`,
  )
  const { tables } = await postgres.introspect(session)
  const [plain, t] = tables.map((one) => postgres.ddl({ table: one }))
  expect(t).toContain(
    '\nALTER TABLE public.t ENABLE ROW LEVEL SECURITY;\n\nCREATE STATISTICS public.s ON id, note FROM t;',
  )
  expect(plain).toBe('CREATE TABLE public.plain (\n  id integer\n);')
  expect(`${t}${plain}`).not.toContain('Not shown')
})

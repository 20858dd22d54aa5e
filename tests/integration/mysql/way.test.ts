import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { atHome } from '#engine/diff/home'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import type { Way } from '#engine/dialects/planner'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { empty } from '../../support/mysql-copy'
import { sessionOptions } from '../../support/session-options'

let db: FreshDatabase
let session: Session
beforeAll(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterAll(() => db.drop())

async function made(script: string): Promise<Catalog> {
  await empty(session)
  for (const { sql } of await mysql.split(script)) await session.run(sql)
  await session.run('set sql_mode = default, time_zone = default')
  return mysql.introspect(session)
}

const statements = ({ steps }: Way) => steps.flatMap((step) => step.statements)

/** Runs the way between two scripts there and back; nothing may be left, not even the place of a column. */
async function tried(fromScript: string, toScript: string): Promise<Way> {
  const to = await made(toScript)
  const from = await made(fromScript)
  const way = mysql.way({ from, to, changes: diff(from, to), renames: [] })
  expect(way.refused).toEqual([])
  for (const { sql } of statements(way)) await session.run(sql)
  expect(diff(await mysql.introspect(session), to)).toEqual([])
  for (const { reverseSql } of statements(way).toReversed()) {
    if (reverseSql === null) throw new Error('no reverse')
    await session.run(reverseSql)
  }
  expect(diff(await mysql.introspect(session), from)).toEqual([])
  return way
}

const cases: Readonly<Record<string, [from: string, to: string]>> = {
  'columns that come, go and move at once': [
    'create table t (a int, b int, c int, d int, e int)',
    'create table t (n1 int, e int, n2 int, b int, n3 int, a int, n4 int, n5 int)',
  ],
  'a foreign key that keeps its name on another table': [
    'create table p (id int primary key); create table a (p int, constraint k foreign key (p) references p (id))',
    'create table p (id int primary key, x int); create table b (p int, constraint k foreign key (p) references p (id))',
  ],
  'keys between tables that come, stay and go': [
    `create table p (id int primary key); create table old (id int primary key, p int, constraint k1 foreign key (p) references p (id));
     create table kept (id int primary key, o int, constraint k2 foreign key (o) references old (id))`,
    `create table p (id bigint primary key); create table new (id int primary key, p bigint, constraint k1 foreign key (p) references p (id));
     create table kept (id int primary key, o int, n int, constraint k2 foreign key (n) references new (id))`,
  ],
  'routines and events under other settings': [
    `create function f () returns int return 1; set sql_mode = 'ANSI_QUOTES'; create procedure p () set @x = "y";
     create event e on schedule every 1 day starts '2036-01-01' do set @x = 1`,
    `set sql_mode = 'ANSI_QUOTES'; create function f () returns int return 2; set sql_mode = ''; create procedure p () set @x = 'z';
     set time_zone = '+03:00'; create event e on schedule every 2 day starts '2036-01-01' do set @x = 2`,
  ],
  'triggers of one moment, one of which changes, one comes and one goes': [
    `create table t (a int); create trigger t1 before insert on t for each row set new.a = 1;
     create trigger t2 before insert on t for each row set new.a = 2; create trigger t3 before insert on t for each row set new.a = 3;
     create trigger t4 before insert on t for each row set new.a = 4`,
    `create table t (a int, b int); create trigger t0 before insert on t for each row set new.b = 0;
     create trigger t1 before insert on t for each row set new.a = 10; create trigger t4 before insert on t for each row set new.a = 4;
     create trigger t3 before insert on t for each row set new.a = 3`,
  ],
  'a view on a view on a table that loses what both read': [
    'create table t (a int, b int); create view v1 as select a, b from t; create view v2 as select b from v1; create view v3 as select a from v1',
    'create table t (a int, c int); create view v1 as select a, c from t; create view v2 as select c from v1; create view v3 as select a from v1',
  ],
  'a versioned table with history whose columns change': [
    'create table t (id int primary key, a int) with system versioning; insert into t values (1, 1); update t set a = 2',
    'create table t (id int primary key, b varchar(9), a bigint) with system versioning',
  ],
  'history by periods that the server keeps, instead of by itself': [
    'create table t (id int primary key) with system versioning',
    `create table t (id int primary key, since timestamp(6) as row start, til timestamp(6) as row end,
       period for system_time (since, til)) with system versioning`,
  ],
  'partitions of history': [
    'create table t (id int primary key) with system versioning',
    `create table t (id int primary key) with system versioning
       partition by system_time limit 100 (partition p0 history, partition p1 history, partition now current)`,
  ],
  'ranges that are split, joined and added, with a column': [
    `create table t (id int) partition by range (id) (partition p1 values less than (10), partition p2 values less than (20),
       partition p3 values less than (30), partition rest values less than maxvalue)`,
    `create table t (id int, x int) partition by range (id) (partition p1 values less than (10), partition p3 values less than (30),
       partition p4 values less than (40), partition rest values less than maxvalue)`,
  ],
  'options that are set and taken back': [
    'create table t (id int) row_format = compressed key_block_size = 8 stats_persistent = 0 max_rows = 9',
    "create table t (id int) stats_auto_recalc = 1 avg_row_length = 100 checksum = 1 comment = 'it''s'",
  ],
  'a generated column under an index, whose source moves and is retyped': [
    'create table t (a int, b int, g int as (a + b) stored, key (g), v int as (a * 2) virtual, key (v))',
    'create table t (v int as (a * 3) virtual, b bigint, a bigint, g bigint as (a + b + 1) stored, key (g), key (v, g))',
  ],
  'another charset for a table with keys of text on both ends': [
    `create table p (code varchar(10) primary key) character set latin1;
     create table c (code varchar(10), constraint k foreign key (code) references p (code)) character set latin1`,
    `create table p (code varchar(10) primary key) character set utf8mb4;
     create table c (code varchar(10), constraint k foreign key (code) references p (code)) character set utf8mb4`,
  ],
  'a sequence in a default, both of which change': [
    'create sequence s; create table t (id int default nextval(s), a int)',
    'create sequence s increment by 5 maxvalue 1000; create sequence r; create table t (id bigint default nextval(r), a int default nextval(s))',
  ],
}

test.each(Object.entries(cases))('%s', async (_, [from, to]) => {
  await tried(from, to)
  await tried(to, from)
})

test('changes of one table are one statement, and so are their reverses; keys stand apart, first and last', async () => {
  const way = await tried(
    `create table p (id int primary key); create table t (id int primary key, a int, b int, c int, key i (a),
       constraint k foreign key (b) references p (id))`,
    `create table p (id int primary key); create table t (id int primary key, c bigint, b int, d int not null default 3, unique key u (d),
       constraint n foreign key (b) references p (id) on delete cascade, constraint positive check (d > 0)) comment = 'five at once'`,
  )
  const words = statements(way).map(({ sql }) => sql)
  expect(words).toHaveLength(3)
  expect(words[0]).toBe('alter table `t` drop foreign key `k`')
  expect(words[1]?.split('\n')).toHaveLength(1 + 9)
  expect(words[2]).toMatch(/^alter table `t` add constraint `n` foreign key/)
  expect(statements(way).every(({ transactional }) => !transactional)).toBe(true)
})

test.each([
  'keys between tables that come, stay and go',
  'routines and events under other settings',
  'triggers of one moment, one of which changes, one comes and one goes',
  'a view on a view on a table that loses what both read',
  'a versioned table with history whose columns change',
] as const)('runs in a scratch database that was made from its own DDL: %s', async (name) => {
  const [fromScript, toScript] = cases[name] ?? ['', '']
  const to = await made(toScript)
  const from = await made(fromScript)
  if (db.target.kind !== 'server') throw new Error('not a server')
  const scratch = await mysql.scratch({ target: db.target, password: db.password, options: sessionOptions() })
  try {
    const copy = await scratch.connect(sessionOptions())
    for (const { sql } of await mysql.split(mysql.wholeDdl(from))) await copy.run(sql)
    const way = mysql.way({ from, to, changes: diff(from, to), renames: [] })
    for (const { sql } of statements(way)) await copy.run(sql)
    expect(diff(atHome(await mysql.introspect(copy), to.server.schema), to)).toEqual([])
  } finally {
    await scratch.close()
  }
})

test('rows survive what only moves and widens', async () => {
  const to = await made('create table t (b varchar(30), id bigint primary key)')
  const from = await made(
    "create table t (id int primary key, b varchar(9)); insert into t values (1, 'one'), (2, 'two')",
  )
  for (const { sql } of statements(mysql.way({ from, to, changes: diff(from, to), renames: [] })))
    await session.run(sql)
  expect(await session.query('select b, id from t order by id')).toEqual([
    { b: 'one', id: 1 },
    { b: 'two', id: 2 },
  ])
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'

let db: FreshDatabase
let session: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterEach(() => db.drop())

async function read(...statements: string[]): Promise<Catalog> {
  for (const sql of statements) await session.run(sql)
  return mysql.introspect(session)
}

async function readTable(...statements: string[]): Promise<Table> {
  const [table] = (await read(...statements)).tables
  if (table === undefined) throw new Error('no table was read')
  return table
}

test('every property of a column', async () => {
  const { columns } = await readTable(`create table t (
    id bigint unsigned not null auto_increment primary key,
    plain int,
    nothing varchar(10) default null,
    word varchar(10) not null default 'NULL' comment 'it''s \\\\ a "word"',
    quoted varchar(20) default 'it''s',
    number decimal(10, 2) not null default 1.50,
    bits bit(3) default b'101',
    moment datetime(3) not null default current_timestamp(3) on update current_timestamp(3),
    computed varchar(40) default (concat('a', 'b')),
    virtual_one int generated always as (plain + 1) virtual,
    stored_one int generated always as (plain + 2) stored,
    kind enum('a', 'b;''') not null,
    binary_text varchar(5) collate utf8mb4_bin) collate utf8mb4_general_ci`)
  const column = (name: string) => columns.find((one) => one.name === name)
  expect(columns).toHaveLength(13)
  expect(column('id')).toEqual({
    name: 'id',
    type: 'bigint(20) unsigned',
    nullable: false,
    default: null,
    identity: 'auto-increment',
    generated: null,
    invisible: false,
    unversioned: false,
    sequences: [],
    onUpdate: null,
    collation: null,
    comment: null,
  })
  expect(column('plain')).toMatchObject({ type: 'int(11)', nullable: true, default: null })
  expect(column('nothing')).toMatchObject({ default: null, collation: null })
  expect(column('word')).toMatchObject({ default: "'NULL'", nullable: false, comment: 'it\'s \\ a "word"' })
  expect(column('number')).toMatchObject({ type: 'decimal(10,2)', default: '1.50' })
  expect(column('bits')).toMatchObject({ type: 'bit(3)', default: "b'101'" })
  expect(column('moment')).toMatchObject({
    default: 'current_timestamp(3)',
    onUpdate: 'current_timestamp(3)',
  })
  expect(column('computed')?.default).toContain('concat(')
  expect(column('virtual_one')?.generated).toEqual({ expression: '`plain` + 1', stored: false })
  expect(column('stored_one')?.generated).toEqual({ expression: '`plain` + 2', stored: true })
  expect(column('kind')).toMatchObject({ type: "enum('a','b;''')" })
  expect(column('binary_text')).toMatchObject({ collation: 'utf8mb4_bin' })
})

test('indexes: prefix, order, kinds, ignored, comments', async () => {
  const table = await readTable(`create table t (
    id int primary key, a varchar(100), b text not null, g point not null, h varchar(9),
    unique key only_one (a, h),
    key parts (a(7) desc, h) comment 'seven',
    key unseen (h) ignored,
    fulltext key words (b),
    spatial key places (g),
    unique key long_one (b))`)
  const index = (name: string) => table.indexes.find((one) => one.name === name)
  expect(table.primaryKey).toEqual({ name: 'PRIMARY', columns: ['id'], comment: null })
  expect(index('PRIMARY')).toMatchObject({ unique: true, backs: 'primary-key', method: 'btree' })
  expect(index('only_one')).toMatchObject({ unique: true, backs: 'unique', visible: true })
  expect(index('parts')).toMatchObject({ unique: false, backs: null, comment: 'seven' })
  expect(index('parts')?.parts).toMatchObject([
    { column: 'a', prefixLength: 7, order: 'desc' },
    { column: 'h', prefixLength: null, order: 'asc' },
  ])
  expect(index('unseen')?.visible).toBe(false)
  expect(index('words')).toMatchObject({ method: 'fulltext' })
  expect(index('places')).toMatchObject({ method: 'spatial', parts: [{ column: 'g', prefixLength: null }] })
  expect(index('long_one')).toMatchObject({ method: 'hash', unique: true })
  expect(table.uniques.map((unique) => unique.name)).toEqual(['long_one', 'only_one'])
})

test('checks of the table and of a column, JSON included', async () => {
  const table = await readTable(
    "create table t (a int check (a > 0), j json, constraint both_set check (a is not null or j <> ';'))",
  )
  expect(table.checks.map((check) => check.name)).toEqual(['a', 'both_set', 'j'])
  expect(table.checks.find((check) => check.name === 'a')?.expression).toBe('`a` > 0')
  expect(table.checks.find((check) => check.name === 'j')?.expression).toBe('json_valid(`j`)')
})

test('foreign keys with every action', async () => {
  const actions = ['restrict', 'cascade', 'set null', 'no action'] as const
  const { tables } = await read(
    'create table parent (a int, b int, primary key (a, b))',
    `create table child (a int, b int, ${actions.map((_, i) => `x${i} int, y${i} int`).join(', ')}, ${actions
      .map(
        (on, i) =>
          `constraint fk${i} foreign key (y${i}, x${i}) references parent (a, b) on delete ${on} on update ${on}`,
      )
      .join(', ')})`,
  )
  const child = tables.find((table) => table.name === 'child')
  expect(child?.foreignKeys).toMatchObject(
    actions.map((on, i) => ({
      name: `fk${i}`,
      columns: [`y${i}`, `x${i}`],
      toSchema: session.server.database,
      toTable: 'parent',
      toColumns: ['a', 'b'],
      onDelete: on.toUpperCase(),
      onUpdate: on.toUpperCase(),
      match: 'SIMPLE',
    })),
  )
})

test('tables: engine, comment, collation, size; what is no table is left out', async () => {
  const { tables, views, schemas, enums } = await read(
    "create table t (a int) engine = MyISAM comment = 'it''s' collate utf8mb4_bin",
    'insert into t values (1), (2)',
    'create table split_up (a int primary key) partition by hash (a) partitions 2',
    'create sequence s',
    'create temporary table gone (a int)',
    'create view v as select a, count(*) as `n` from t where a > 0 group by a',
    'create view w as select a from t where a > 0 with local check option',
  )
  expect(tables.map(({ name, kind }) => [name, kind])).toEqual([
    ['split_up', 'partitioned'],
    ['t', 'table'],
  ])
  expect(tables[1]).toMatchObject({
    engine: 'MyISAM',
    comment: "it's",
    collation: 'utf8mb4_bin',
    estimatedRows: 2,
  })
  expect(tables[1]?.bytes).toBeGreaterThan(0)
  expect(views.map((view) => view.columns)).toEqual([
    [
      { name: 'a', type: 'int(11)' },
      { name: 'n', type: 'bigint(21)' },
    ],
    [{ name: 'a', type: 'int(11)' }],
  ])
  expect(views[0]?.definition).not.toContain(session.server.database)
  expect(views[1]?.definition).toMatch(/with local check option$/)
  expect(schemas).toEqual([{ name: session.server.database, comment: null, collation: 'utf8mb4_general_ci' }])
  expect(enums).toEqual([])
})

test('DDL makes the same catalog in another database', async () => {
  const from = await read(
    'create table parent (id int unsigned not null auto_increment primary key)',
    `create table t (
      id bigint unsigned not null auto_increment primary key, a varchar(100) default 'it''s' comment 'c;''\\\\',
      b text not null, moment timestamp(3) null default current_timestamp(3) on update current_timestamp(3),
      flag bit(1) default b'1', computed varchar(40) default (concat('a', 'b')), j json, k enum('a', 'b'),
      v int generated always as (id + 1) virtual, s varchar(9) collate utf8mb4_bin, p int unsigned,
      n int check (n > 0), unique key u (a(10), s), key i (s desc) comment 'x', key off (n) ignored,
      fulltext key words (b), unique key long_one (b),
      constraint fk foreign key (p) references parent (id) on delete set null on update cascade
    ) engine = InnoDB comment = 'it''s \\\\ "t"' collate utf8mb4_general_ci`,
    "create view `a view` as select a, concat(`a`, '`x`.') as `odd ``name` from t",
  )
  const other = await freshDatabase('mariadb')
  try {
    const target = await other.connect()
    for (const table of from.tables)
      for (const { sql } of await mysql.split(mysql.ddl({ table }))) await target.run(sql)
    for (const view of from.views)
      for (const { sql } of await mysql.split(mysql.ddl({ view }))) await target.run(sql)
    const again = await mysql.introspect(target)
    const rename = (catalog: Catalog): unknown =>
      JSON.parse(
        JSON.stringify([catalog.tables.map((table) => ({ ...table, bytes: 0 })), catalog.views]).replaceAll(
          catalog.server.database,
          'DB',
        ),
      )
    expect(rename(again)).toEqual(rename(from))
  } finally {
    await other.drop()
  }
})

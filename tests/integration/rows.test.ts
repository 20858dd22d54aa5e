import { afterEach, describe, expect, it } from 'vitest'
import type { ObjectRef } from '#contract/catalog'
import type { FirstRows } from '#contract/rows'
import { firstRows } from '#engine/catalog/first-rows'
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases'

const open: FreshDatabase[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.drop()))
})

/** Runs statements, then reads the first rows of an object as a looking session does. */
async function look(
  kind: (typeof databaseKinds)[number],
  sql: readonly string[],
  name: string,
): Promise<FirstRows> {
  const database = await freshDatabase(kind)
  open.push(database)
  const session = await database.connect()
  for (const statement of sql) await session.run(statement)
  const looking = await database.connect({ readOnly: true, statementTimeoutMs: 5000 })
  const catalog = await database.dialect.introspect(looking)
  const view = catalog.views.find((one) => one.name === name)
  const kindOf: ObjectRef['kind'] =
    view === undefined ? 'table' : view.materialized ? 'materialized-view' : 'view'
  const ref: ObjectRef = { kind: kindOf, schema: session.server.schema, name, table: null }
  return firstRows(looking, database.dialect, catalog, ref)
}

/** One row's cells by column name. */
function byColumn(read: FirstRows, at: number): Record<string, FirstRows['rows'][number][number]> {
  return Object.fromEntries(read.columns.map(({ name }, column) => [name, read.rows[at]?.[column] ?? null]))
}

const whole = (text: string, binary = false) => ({ text, cutFrom: null, binary })

describe.each(databaseKinds)('the first rows on %s', (kind) => {
  const mysql = kind === 'mariadb'
  const q = (name: string) =>
    mysql ? '`' + name.replaceAll('`', '``') + '`' : `"${name.replaceAll('"', '""')}"`
  const bytes = mysql ? 'longblob' : 'bytea'

  it('tells NULL from the empty string and from the word, and shows binary in hexadecimal', async () => {
    const bin = mysql ? "x'00ff7f'" : "'\\x00ff7f'"
    const read = await look(
      kind,
      [
        `create table t (id int primary key, a varchar(20), b ${bytes}, n numeric(6,2), d date)`,
        `insert into t values (2, null, null, null, null), (1, '', ${bin}, 1.50, '2026-03-02'), (3, 'NULL', '', 0, null)`,
      ],
      't',
    )
    expect(read.rows.map(([id]) => id?.text)).toEqual(['1', '2', '3'])
    expect(read.orderedBy).toEqual(['id'])
    expect(byColumn(read, 0)).toEqual({
      id: whole('1'),
      a: whole(''),
      b: whole('00ff7f', true),
      n: whole('1.50'),
      d: whole('2026-03-02'),
    })
    expect(byColumn(read, 1)).toEqual({ id: whole('2'), a: null, b: null, n: null, d: null })
    expect(byColumn(read, 2)).toMatchObject({ a: whole('NULL'), b: whole('', true) })
  })

  it('has the server cut big values, and tells how long they are', async () => {
    const read = await look(
      kind,
      [
        `create table t (a ${mysql ? 'longtext' : 'text'}, b ${bytes}, c varchar(400))`,
        mysql
          ? "insert into t values (repeat('ä', 500000), unhex(repeat('ab', 100000)), repeat('x', 256))"
          : "insert into t values (repeat('ä', 500000), decode(repeat('ab', 100000), 'hex'), repeat('x', 256))",
      ],
      't',
    )
    const { a, b, c } = byColumn(read, 0)
    expect(a).toEqual({ text: 'ä'.repeat(256), cutFrom: 1_000_000, binary: false })
    expect(b).toEqual({ text: 'ab'.repeat(64), cutFrom: 100_000, binary: true })
    expect(c).toEqual(whole('x'.repeat(256)))
  })

  it('reads no more than it says, and says that there is more', async () => {
    const numbers = Array.from({ length: 101 }, (_, at) => `(${at})`).join(', ')
    const sql = ['create table t (id int primary key)', `insert into t values ${numbers}`]
    const read = await look(kind, sql, 't')
    expect([read.rows.length, read.more, read.limit]).toEqual([100, true, 100])
    const all = await look(kind, [...sql, 'delete from t where id = 7'], 't')
    expect([all.rows.length, all.more]).toEqual([100, false])
  })

  it('takes names and values as they are', async () => {
    const name = 'a"b`c\'d; drop table x --'
    const column = '<script>alert("1")</script> `"'
    const read = await look(
      kind,
      [
        `create table ${q(name)} (${q(column)} varchar(60) primary key, ${q('0')} int)`,
        `insert into ${q(name)} values ('12:a:b', 5)`,
      ],
      name,
    )
    expect(read.columns.map((one) => one.name)).toEqual([column, '0'])
    expect(read.rows).toEqual([[whole('12:a:b'), whole('5')]])
  })

  it('reads views, in no order of its own', async () => {
    const read = await look(
      kind,
      ['create table t (id int)', 'insert into t values (4)', 'create view v as select id from t'],
      'v',
    )
    expect([read.rows, read.orderedBy]).toEqual([[[whole('4')]], []])
  })

  it('reads every type as the server writes it', async () => {
    const [types, values, shown] = mysql
      ? [
          "a json, b bit(5), c point, d datetime(3), e enum('x', 'y'), f double, g bigint unsigned, h time, i year",
          `'{"k": 1}', b'00101', point(1, 2), '2026-03-02 10:00:00.120', 'y', 0.1, 18446744073709551615, '25:00:00', 2026`,
          [
            '{"k": 1}',
            '101',
            'POINT(1 2)',
            '2026-03-02 10:00:00.120',
            'y',
            '0.1',
            '18446744073709551615',
            '25:00:00',
            '2026',
          ],
        ]
      : [
          'a jsonb, b bit(5), c point, d timestamp(3), e int[], f double precision, g bigint, h interval, i bool',
          `'{"k": 1}', b'00101', point(1, 2), '2026-03-02 10:00:00.120', '{1,null}', 0.1, 9223372036854775807, '25:00:00', true`,
          [
            '{"k": 1}',
            '00101',
            '(1,2)',
            '2026-03-02 10:00:00.12',
            '{1,NULL}',
            '0.1',
            '9223372036854775807',
            '25:00:00',
            'true',
          ],
        ]
    const read = await look(kind, [`create table t (${types})`, `insert into t values (${values})`], 't')
    expect(read.rows[0]?.map((cell) => cell?.text)).toEqual(shown)
  })
})

describe('the first rows on a PostgreSQL that hides functions behind others of their names', () => {
  it('calls the server’s own', async () => {
    const read = await look(
      'postgres',
      [
        'create table t (a text)',
        "insert into t values ('right')",
        "create function substr(text, int, int) returns text language sql as $$ select 'wrong' $$",
        `create function octet_length(text) returns int language sql as $$ select 1 $$`,
        `do $$ begin execute format('alter role current_user in database %I set search_path = public, pg_catalog', current_database()); end $$`,
      ],
      't',
    )
    expect(read.rows).toEqual([[whole('right')]])
  })

  it('gives up on a view that takes its time, and the link goes on', async () => {
    const database = await freshDatabase('postgres')
    open.push(database)
    const session = await database.connect()
    await session.run('create view slow as select pg_sleep(60)::text as a')
    const looking = await database.connect({ readOnly: true, statementTimeoutMs: 300 })
    const catalog = await database.dialect.introspect(looking)
    const ref: ObjectRef = { kind: 'view', schema: 'public', name: 'slow', table: null }
    await expect(firstRows(looking, database.dialect, catalog, ref)).rejects.toMatchObject({
      data: { code: 'timeout' },
    })
    expect(await looking.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('reads a table wider than a result may be with two entries a column', async () => {
    const columns = Array.from({ length: 1500 }, (_, at) => `c${at} int`).join(', ')
    const read = await look(
      'postgres',
      [`create table t (${columns})`, 'insert into t (c1499) values (7)'],
      't',
    )
    expect(read.rows[0]?.[1499]).toEqual(whole('7'))
  })
})

describe.each(databaseKinds)('size and use on %s', (kind) => {
  it('tells sizes, and how indexes were used or why that is not known', async () => {
    const database = await freshDatabase(kind)
    open.push(database)
    const session = await database.connect()
    await session.run('create table t (id int primary key, a int)')
    await session.run('create index t_a on t (a)')
    await session.run('insert into t values (1, 1), (2, 2)')
    const { schema } = session.server
    const use = await database.dialect.use(session, { schema, name: 't' })
    const total = use.facts.find(({ name }) => name === 'Total')
    expect(Number(total?.value)).toBeGreaterThan(8000)
    expect(use.indexes.map(({ name }) => name)).toEqual(
      kind === 'mariadb' ? ['PRIMARY', 't_a'] : ['t_a', 't_pkey'],
    )
    const known = use.indexes.every(({ scans }) => scans !== null)
    expect(known || use.unknown.some((why) => /does not count/.test(why))).toBe(true)
    if (kind !== 'mariadb') expect(use.indexes.every(({ bytes }) => (bytes ?? 0) > 0)).toBe(true)
  })
})

describe('use on a MariaDB that counts with userstat', () => {
  it('tells the indexes that were read', async () => {
    const database = await freshDatabase('mariadb')
    open.push(database)
    const session = await database.connect()
    const [before] = await session.query<{ on: unknown }>('select @@global.userstat as `on`')
    await session.run('set global userstat = 1')
    try {
      await session.run('create table t (id int primary key, a int, key t_a (a))')
      await session.run('insert into t values (1, 1), (2, 2)')
      await session.query('select id from t force index (t_a) where a = 2')
      const use = await database.dialect.use(session, { schema: session.server.schema, name: 't' })
      expect(use.indexes.find(({ name }) => name === 't_a')?.scans).toBeGreaterThan(0)
      expect(use.indexes.find(({ name }) => name === 'PRIMARY')?.scans).toBe(0)
      expect(use.unknown.join(' ')).not.toMatch(/does not count/)
      expect(use.countedSince).toMatch(/^\d{4}-/)
    } finally {
      await session.run(`set global userstat = ${Number(before?.on)}`)
    }
  })
})

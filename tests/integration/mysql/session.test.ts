import { afterEach, beforeEach, expect, test } from 'vitest'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { failure } from '../../support/failure'

let db: FreshDatabase
beforeEach(async () => {
  db = await freshDatabase('mariadb')
})
afterEach(() => db.drop())

const endless =
  'select count(*) from information_schema.columns a, information_schema.columns b, information_schema.columns c'

test("the session's own clock stops what the server does not", async () => {
  const session = await db.connect({ statementTimeoutMs: 300 })
  await session.run('set session max_statement_time = 0')
  const error = await failure(session.run(endless))
  expect(error).toMatchObject({ code: 'timeout', server: { code: '1317' } })
  expect(await session.query('select 1 as `a`')).toEqual([{ a: 1 }])
})

test('a statement that someone else stops is told apart from a timeout', async () => {
  const [session, other] = [await db.connect(), await db.connect()]
  const running = failure(session.run('select sleep(30) from (select 1) t'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await other.run(`kill query ${session.backend}`)
  expect(await running).toMatchObject({ code: 'cancelled', message: expect.stringContaining('Someone else') })
})

test('who holds the row is known', async () => {
  const [holder, waiter] = [await db.connect(), await db.connect({ lockTimeoutMs: 4000 })]
  await holder.run('create table t (a int primary key)')
  await holder.run('insert into t values (1)')
  await holder.run('begin')
  await holder.run('update t set a = 2')
  const running = failure(waiter.run('update t set a = 3'))
  await expect.poll(async () => (await waiter.waitingFor())?.backend, { timeout: 3500 }).toBe(holder.backend)
  expect((await running).code).toBe('timeout')
})

test.each([
  'set session transaction read write',
  'start transaction read write',
  'set @@session.tx_read_only = 0',
  "prepare s from 'set tx_read_only = 0'",
  "execute immediate 'set tx_read_only = 0'",
])('a read-only session stays so: %s', async (sql) => {
  const session = await db.connect({ readOnly: true })
  expect((await failure(session.run(sql))).code).toBe('read-only')
})

test('restore clears what a file has set', async () => {
  const session = await db.connect()
  const look =
    'select database() as `db`, @@sql_mode as `mode`, @@foreign_key_checks as `fk`, @@autocommit as `auto`'
  const before = await session.query(look)
  for (const sql of [
    "set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
    'set foreign_key_checks = 0',
    'set autocommit = 0',
    'set timestamp = 1',
    'use mysql',
  ])
    await session.run(sql)
  await mysql.restore(session)
  expect(await session.query(look)).toEqual(before)
  const [now] = await session.query<{ year: number }>('select year(utc_timestamp()) as `year`')
  expect(now?.year).toBeGreaterThan(2000)
})

test('parameters are safe under every sql_mode', async () => {
  const session = await db.connect()
  await session.run("set sql_mode = 'NO_BACKSLASH_ESCAPES'")
  const hostile = `\\' or 1 = 1; -- "\\`
  expect(await session.query('select ? as `v`', [hostile])).toEqual([{ v: hostile }])
})

test('numbers too large for JavaScript keep every digit', async () => {
  const session = await db.connect()
  expect(await session.query('select 9007199254740993 as `big`, 1.10 as `exact`')).toEqual([
    { big: '9007199254740993', exact: '1.10' },
  ])
})

test('the server may not ask for files of this machine', async () => {
  const session = await db.connect()
  await session.run('create table t (a text)')
  const error = await failure(session.run("load data local infile '/etc/hostname' into table t"))
  expect(error.code).toBe('statement-failed')
  expect(await session.query('select a from t')).toEqual([])
})

test('a stored program is made and called as its file has it', async () => {
  const session = await db.connect()
  const text = `create table t (a int);
delimiter $$
create procedure fill(n int) begin declare i int default 0; while i < n do insert into t values (i); set i = i + 1; end while; end$$
create trigger plus before insert on t for each row if new.a = 2 then set new.a = 20; end if$$
delimiter ;
create function twice(a int) returns int deterministic return case when a then a * 2 else if(a is null, 0, 1) end;
call fill(3);`
  for (const { sql } of await mysql.split(text)) await session.run(sql)
  expect(await session.query('select twice(a) as `a` from t order by a')).toEqual([
    { a: 1 },
    { a: 2 },
    { a: 40 },
  ])
})

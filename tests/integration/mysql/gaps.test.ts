import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { sessionOptions } from '../../support/session-options'

const user = `gap_${process.pid}`
let db: FreshDatabase
let owner: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  owner = await db.connect()
  await owner.run(`create user ${user} identified by 'look'`)
})
afterEach(async () => {
  await owner.run(`drop user ${user}`)
  await db.drop()
})

/** The catalog as a user reads it who was granted this alone. */
async function readWith(...grants: string[]): Promise<Catalog> {
  for (const what of grants) await owner.run(`grant ${what} to ${user}`)
  if (db.target.kind !== 'server') throw new Error('not a server')
  const session = await mysql.connect({ ...db.target, user }, 'look', sessionOptions({ readOnly: true }))
  try {
    return await mysql.introspect(session)
  } finally {
    await session.close()
  }
}

async function made(...statements: string[]): Promise<void> {
  for (const sql of statements) await owner.run(sql)
}

const here = () => `${mysql.quote(owner.server.database).replaceAll('_', '\\_')}.*`
const names = ({ objects }: Catalog) => objects.map(({ ref }) => `${ref.kind} ${ref.name}`)

test('who may run routines but not see them is told which, and gets no text', async () => {
  await made('create procedure p () select 1', 'create function f () returns int return 1')
  const catalog = await readWith(`select, trigger, event, execute on ${here()}`)
  expect(catalog.objects.map(({ ref, definition }) => [ref.name, definition])).toEqual([
    ['f', '-- Not shown: the definition, for want of privileges on it.'],
    ['p', '-- Not shown: the definition, for want of privileges on it.'],
  ])
  expect(catalog.unseen).toEqual([
    'The text of routines is told to their definers and to those who may see it; not of f, p.',
  ])
})

test('who may see no routine, trigger or event is told that there may be some', async () => {
  await made(
    'create table t (a int)',
    'create procedure p () select 1',
    'create trigger g before insert on t for each row set new.a = 1',
    'create event e on schedule every 1 day do select 1',
    'create sequence s',
  )
  const catalog = await readWith(`select on ${here()}`)
  expect(names(catalog)).toEqual(['sequence s'])
  expect(catalog.unseen).toEqual([
    'Triggers are told to those with the privilege TRIGGER alone.',
    'Events are told to those with the privilege EVENT alone.',
    'Routines are told to those with a privilege on them alone.',
  ])
})

test('who may see everything sees every kind, from whatever database the session has moved to', async () => {
  await made(
    'create table t (a int)',
    'create function f () returns int return 1',
    'create view v as select f() as one, a from t',
    'create trigger g before insert on t for each row set new.a = 1',
    "create event e on schedule every 1 day do select '?'",
    'create sequence s',
  )
  const catalog = await mysql.introspect(owner)
  await made('use mysql')
  const { readAt: _now, ...again } = await mysql.introspect(owner)
  expect(catalog).toMatchObject(again)
  expect(names(catalog)).toEqual(['event e', 'function f', 'sequence s', 'trigger g'])
  expect(catalog.views[0]?.definition).toBe('select `f`() AS `one`,`t`.`a` AS `a` from `t`')
})

test('what the session had as its mode, it has again; the mode does not change what is read', async () => {
  await made("create table t (a varchar(9) default 'it''s \"\\\\\"' comment 'a \"b\"')")
  const catalog = await mysql.introspect(owner)
  await made("set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES', sql_quote_show_create = 0")
  const again = await mysql.introspect(owner)
  expect(again.tables).toEqual(catalog.tables)
  expect(await owner.query('select @@sql_mode as m, @@sql_quote_show_create as q')).toEqual([
    { m: 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES', q: 0 },
  ])
})

test("a table that the server cannot open is named with the server's words", async () => {
  await made('create table broken (a int) engine = myisam', 'create table whole (a int)')
  const [{ folder } = { folder: '' }] = await owner.query<{ folder: string }>('select @@datadir as `folder`')
  const file = join(folder, owner.server.database, 'broken.frm')
  const content = await readFile(file)
  await writeFile(file, 'broken')
  await made('flush tables')
  const { tables, unseen } = await mysql.introspect(owner)
  await writeFile(file, content)
  expect(tables.map(({ name }) => name)).toEqual(['whole'])
  expect(unseen).toEqual([expect.stringMatching(/^Table broken could not be read: .*broken\.frm/)])
})

test('a character that the server tells as another one is not passed over in silence', async () => {
  await made(
    "create table t (a varchar(9) default '😀', e enum('😀', 'b'), c varchar(9) default 'c' comment '?')",
  )
  const { tables } = await mysql.introspect(owner)
  expect(tables[0]?.unshown).toEqual(['what MariaDB may tell as ? in a, e'])
})

test('a view over what is no more is listed with its text, and its columns are named as missing', async () => {
  await made('create table t (a int)', 'create view v as select a from t', 'drop table t')
  const { views, unseen } = await mysql.introspect(owner)
  expect(views).toMatchObject([
    { name: 'v', columns: [], definition: expect.stringContaining('select') as string },
  ])
  expect(unseen).toHaveLength(1)
  expect(unseen?.[0]).toMatch(/^The columns of view v are not told: View .* references invalid/)
})

test('dependencies that the text of a view does not tell surely are said to be unknown, never guessed', async () => {
  const database = mysql.quote(owner.server.database)
  await made(
    'create table t (a int)',
    'create function f (x int) returns int return x',
    `create view by_name as select ${database}.a from t as ${database}`,
    'create view by_call as select f(a) as f from t',
    "create view sure as select `a``.`.a as `t`, '`x`.' as y from t as `a``.`",
  )
  const { dependencies, unseen } = await mysql.introspect(owner)
  expect(dependencies.map(({ from, on }) => `${from.name} → ${on.kind} ${on.name}`)).toEqual([
    'sure → table t',
  ])
  expect(unseen).toEqual([
    'What these views depend on cannot be read surely from their text: by_call, by_name.',
  ])
})

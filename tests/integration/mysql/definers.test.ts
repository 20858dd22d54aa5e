import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { diff } from '#engine/diff/diff'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { sessionOptions } from '../../support/session-options'

const [user, app, reader] = ['who', 'app', 'reader'].map((name) => `${name}_${process.pid}`) as [
  string,
  string,
  string,
]
let db: FreshDatabase
let owner: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  owner = await db.connect()
  for (const name of [user, app, reader]) await owner.run(`create user ${name} identified by 'look'`)
  await owner.run(`grant all on ${mysql.quote(owner.server.database)}.* to ${app}`)
})
afterEach(async () => {
  for (const name of [user, app, reader]) await owner.run(`drop user ${name}`)
  await db.drop()
})

async function made(...statements: string[]): Promise<void> {
  for (const sql of statements) await owner.run(sql)
}

/** The catalog as a user reads it who was granted this. */
async function readWith(...grants: string[]): Promise<Catalog> {
  for (const what of grants) await owner.run(`grant ${what} to ${user}`)
  if (db.target.kind !== 'server') throw new Error('not a server')
  const session = await mysql.connect({ ...db.target, user }, 'look', sessionOptions())
  try {
    return await mysql.introspect(session)
  } finally {
    await session.close()
  }
}

/** The catalog with another text of its view or routine, and another definer of it where one is named. */
function changed(catalog: Catalog, word: [from: string, to: string], definer?: string): Catalog {
  const more = definer === undefined ? {} : { definer }
  return {
    ...catalog,
    views: catalog.views.map((view) => ({
      ...view,
      definition: view.definition.replace(...word),
      ...more,
    })),
    objects: catalog.objects.map((object) => ({
      ...object,
      definition: object.definition.replace(...word),
      ...more,
    })),
  }
}

const wayOf = (from: Catalog, to: Catalog) => mysql.way({ from, to, changes: diff(from, to), renames: [] })
const grantsOf = async (name: string): Promise<string[]> =>
  (await owner.query<Record<string, string>>(`show grants for ${name}`)).flatMap((row) => Object.values(row))

test('a changed view and routine keep definer and privileges', async () => {
  await made(
    'create table t (a int, b int)',
    `create definer = ${app} view v as select a from t`,
    `create definer = ${app} procedure p () select 1`,
    `grant select on v to ${reader}`,
    `grant execute on procedure p to ${reader}`,
  )
  const from = await mysql.introspect(owner)
  expect(from.views[0]?.definer).toBe(`${app}@%`)
  const granted = await grantsOf(reader)
  const to = changed(from, ['select 1', 'select 2'])
  const views = to.views.map((view) => ({ ...view, definition: view.definition.replaceAll('`a`', '`b`') }))
  const tables = to.tables.map((table) => ({ ...table, comment: 'so that the view is dropped and made' }))
  const way = wayOf(from, { ...to, views, tables })
  for (const { sql } of way.steps.flatMap(({ statements }) => statements)) await owner.run(sql)
  const reached = await mysql.introspect(owner)
  expect([...reached.views, ...reached.objects].map(({ definer }) => definer)).toEqual([
    `${app}@%`,
    `${app}@%`,
  ])
  expect(reached.objects[0]?.definition).toContain('select 2')
  expect(await grantsOf(reader)).toEqual(granted)
})

test('who may not name another definer is refused what would change hands, and is told why', async () => {
  await made('create table t (a int)', `create definer = ${app} procedure p () select 1`)
  const here = `${mysql.quote(owner.server.database)}.*`
  const from = await readWith(`all on ${here}`, 'select on mysql.*')
  expect(from.definers).toBe('own')
  const to = changed(from, ['select 1', 'select 2'])
  const { steps, refused } = wayOf(from, to)
  expect(steps).toEqual([])
  expect(refused.map(({ why }) => why)).toEqual([expect.stringContaining('SET USER')])
  expect(refused[0]?.why).toContain(`${app}@%`)
})

test('what is new is made for who makes it where the wanted definer may not be named', async () => {
  await made('create table t (a int)', `create definer = ${app} procedure p () select 1`)
  const to = await mysql.introspect(owner)
  await made('drop procedure p')
  const from = await readWith(`all on ${mysql.quote(owner.server.database)}.*`)
  const [statement] = wayOf(from, to).steps.flatMap(({ statements }) => statements)
  expect(statement?.sql).not.toMatch(/definer/i)
  expect(statement?.hazards).toMatchObject([{ code: 'breaks-readers', severity: 'warning' }])
  expect(statement?.hazards[0]?.reason).toContain(`${app}@%`)
})

test('SET USER is enough to name any definer', async () => {
  expect(
    (await readWith(`select on ${mysql.quote(owner.server.database)}.*`, 'set user on *.*')).definers,
  ).toBe('any')
})

test('SUPER is, too, and what is changed then says for whom it is', async () => {
  await made(`create definer = ${app} procedure p () select 1`)
  const from = await readWith(
    'super on *.*',
    `all on ${mysql.quote(owner.server.database)}.*`,
    'select on mysql.*',
  )
  expect(from.definers).toBe('any')
  const way = wayOf(from, changed(from, ['select 1', 'select 2']))
  expect(way.steps.flatMap(({ statements }) => statements).map(({ sql }) => sql)).toEqual([
    expect.stringContaining(`definer = \`${app}\`@\`%\``),
  ])
  if (db.target.kind !== 'server') throw new Error('not a server')
  const session = await mysql.connect({ ...db.target, user }, 'look', sessionOptions())
  for (const { sql } of way.steps.flatMap(({ statements }) => statements)) await session.run(sql)
  await session.close()
})

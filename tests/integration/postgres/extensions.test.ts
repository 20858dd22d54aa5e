import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { freshDatabase } from '../../support/databases'
import { remake } from '../../support/remake'
import { needsOf } from './conformance/piece'

test('what an extension brings is the extension; what has no place in the catalog is named', async () => {
  const [from, to] = [await freshDatabase('postgres'), await freshDatabase('postgres')]
  onTestFinished(async () => {
    await from.drop()
    await to.drop()
  })
  const [session, copy] = [await from.connect(), await to.connect()]
  for (const sql of [
    'create schema apart',
    'create extension citext with schema apart',
    'create extension pg_stat_statements',
    `comment on extension citext is 'own words'`,
    'create table named (name apart.citext primary key)',
    'create function shout(apart.citext) returns text language sql as $$select upper($1::text)$$',
  ])
    await session.run(sql)
  const catalog = await postgres.introspect(session)
  expect(catalog.objects.map(({ ref }) => `${ref.kind} ${ref.name}`)).toEqual([
    'extension citext',
    'extension pg_stat_statements',
    'extension plpgsql',
    'function shout(apart.citext)',
  ])
  expect(catalog.views).toEqual([])
  expect(catalog.unseen).toBeUndefined()
  expect(needsOf(catalog)).toEqual(
    expect.arrayContaining([
      'table named > extension citext',
      'function shout(apart.citext) > extension citext',
    ]),
  )
  await remake(postgres, catalog, copy)
  expect(content(await postgres.introspect(copy))).toEqual(content(catalog))

  await session.run('create operator === (leftarg = int, rightarg = int, function = int4eq)')
  await session.run(`create text search configuration plain (copy = simple)`)
  expect((await postgres.introspect(session)).unseen).toEqual([
    'Varve does not read these, and its DDL lacks them: 1 operator, 1 text search configuration.',
  ])
})

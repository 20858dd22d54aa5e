import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { type FreshDatabase, freshDatabase } from '../../support/databases'
import { dumped, restore } from '../../support/pg-dump'
import { allPieces } from './conformance/all'
import { randomCatalog } from './random-catalog'

async function fresh(): Promise<FreshDatabase> {
  const database = await freshDatabase('postgres')
  onTestFinished(() => database.drop())
  return database
}

async function runAll(database: FreshDatabase, sql: string): Promise<void> {
  const session = await database.connect()
  for (const statement of await postgres.split(sql)) await session.run(statement.sql)
  await session.close()
}

async function read(database: FreshDatabase): Promise<unknown> {
  const session = await database.connect()
  const catalog = await postgres.introspect(session)
  await session.close()
  return content(catalog)
}

test('what pg_dump makes of a catalog reads the same, and pg_dump says the same of what our DDL makes of it', async () => {
  const role = `reader_${randomBytes(4).toString('hex')}`
  // Undone last of all, for it is the server's.
  onTestFinished(async () => {
    const administrator = await freshDatabase('postgres')
    await (await administrator.connect()).run(`drop role ${role}`)
    await administrator.drop()
  })
  const [original, byDump, byUs] = [await fresh(), await fresh(), await fresh()]
  const session = await original.connect()
  await session.run(`create role ${role}`)
  const major = Number.parseInt(session.server.version, 10)
  for (const { sql } of allPieces.filter(({ since = 0 }) => since <= major))
    await runAll(original, sql.replaceAll('@role', role))
  // pg_dump puts inherited columns first whatever their order, and fills no materialized view without data.
  await session.run('drop table late_heir')
  await session.run('refresh materialized view kept_base with no data')
  const dump = await dumped(original)
  await restore(byDump, dump)
  expect(await read(byDump)).toEqual(await read(original))
  await runAll(byUs, postgres.wholeDdl(await postgres.introspect(session)))
  expect(await dumped(byUs)).toBe(dump)
})

test.each([1, 2, 3, 4])('a catalog thrown by dice, number %i', async (seed) => {
  const [original, byDump, byUs] = [await fresh(), await fresh(), await fresh()]
  await runAll(original, randomCatalog(seed, 40).join(';\n'))
  const session = await original.connect()
  for (const { materialized, schema, name } of (await postgres.introspect(session)).views)
    if (materialized)
      await session.run(
        `refresh materialized view ${postgres.quote(schema)}.${postgres.quote(name)} with no data`,
      )
  const dump = await dumped(original)
  await restore(byDump, dump)
  const catalog = await postgres.introspect(session)
  expect(catalog.tables.length).toBeGreaterThan(40)
  expect(await read(byDump)).toEqual(content(catalog))
  await runAll(byUs, postgres.wholeDdl(catalog))
  expect(await dumped(byUs)).toBe(dump)
  expect(await read(byUs)).toEqual(content(catalog))
})

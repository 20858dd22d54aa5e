import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { postgres, closeEmbedded } from '#engine/dialects/postgres/index'
import type { Throwaway } from '#engine/dialects/throwaway'
import { withCopy } from '#engine/compare/copies'
import { quiet } from '../../support/compare'
import { connectionTo, freshEngine } from '../../support/engine'
import { freshDatabase, sessionOptions } from '../../support/databases'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { failure } from '../../support/failure'
import { shape } from '../../support/remake'

const inProcess = { dialect: 'postgres', scratch: null } as const

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

function finished(throwaway: Throwaway): Throwaway {
  onTestFinished(() => throwaway.close())
  return throwaway
}

async function run(throwaway: Throwaway, ...statements: readonly string[]): Promise<void> {
  const session = await throwaway.connect(sessionOptions())
  for (const sql of statements) await session.run(sql)
  await session.close()
}

async function tables(throwaway: Throwaway): Promise<string[]> {
  const session = await throwaway.connect(sessionOptions())
  const { tables } = await postgres.introspect(session)
  await session.close()
  return tables.map(({ name }) => name)
}

test('several are apart from each other, and one that is cleared is empty', async () => {
  const { throwaways } = await freshEngine()
  const one = finished(await throwaways.open({ ...inProcess, extensions: [] }))
  const other = finished(await throwaways.open({ ...inProcess, extensions: [] }))
  await run(one, 'create table mine (id int primary key)')
  await run(other, 'create table its (id int)', 'create role someone')
  expect([await tables(one), await tables(other)]).toEqual([['mine'], ['its']])
  expect(one.where).toMatch(/^PGlite 18\.\d+$/)
  await one.clear()
  await run(one, 'create table mine (id int)', 'create role someone')
  expect([await tables(one), await tables(other)]).toEqual([['mine'], ['its']])
  await one.close()
  expect((await failure(one.connect(sessionOptions()))).code).toBe('connection-lost')
})

test('behind the last one the next is ready at once, and empty', async () => {
  const { throwaways } = await freshEngine()
  const opened = async (extensions: readonly string[]) => {
    const started = performance.now()
    const throwaway = finished(await throwaways.open({ ...inProcess, extensions }))
    return { throwaway, ms: performance.now() - started }
  }
  // One with an extension is never ready.
  const cold = await opened(['pg_trgm'])
  await run(cold.throwaway, 'create table mine (id int primary key)')
  await cold.throwaway.close()
  // The spare is made once nobody has needed the processor for a while.
  await new Promise((resolve) => setTimeout(resolve, 1500 + 2 * cold.ms))
  const next = await opened([])
  expect(await tables(next.throwaway)).toEqual([])
  expect(next.ms).toBeLessThan(cold.ms / 2)
})

test('extensions that PGlite ships can be made; others are refused by name, with the way on', async () => {
  const { throwaways } = await freshEngine()
  const statements = [
    'create extension if not exists "uuid-ossp"',
    'create extension pg_trgm',
    'create extension earthdistance cascade',
    'create extension moddatetime',
    'create table t (id uuid default uuid_generate_v4(), name text)',
    'create index on t using gin (name gin_trgm_ops)',
  ]
  await run(finished(await throwaways.openFor(inProcess, statements)), ...statements)
  const refused = await failure(
    throwaways.openFor(inProcess, ['create extension vector', 'create extension postgis']),
  )
  expect(refused.code).toBe('not-replayed')
  expect(refused.message).toBe('The embedded PostgreSQL does not have the extensions vector, postgis.')
  expect(refused.advice).toMatch(/^Choose a server/)
})

test('roles that statements name and do not make are there, and a note says so', async () => {
  const { throwaways } = await freshEngine()
  const statements = [
    'create role made_here',
    `do $$ begin create role "made In do"; end $$`,
    'create table t (id int)',
    'alter table t owner to "An Owner"',
    'alter table t enable row level security',
    'create policy p on t to reader using (true)',
    'grant select on t to reader, made_here, "made In do", public',
    'alter default privileges for role definer grant select on tables to reader',
  ]
  const throwaway = finished(await throwaways.openFor(inProcess, statements))
  await run(throwaway, ...statements)
  expect(throwaway.notes).toEqual([
    'The embedded PostgreSQL has no users of yours, so these were made in it: An Owner, reader, definer.',
  ])
})

test('a copy has everything of its catalog', async () => {
  const { throwaways } = await freshEngine()
  const source = await freshDatabase('embedded')
  onTestFinished(source.drop)
  const session = await source.connect()
  for (const sql of [
    'create role someone',
    "create type mood as enum ('a', 'b')",
    "create table t (id int primary key, m mood default 'a')",
    'create view v as select id from t',
    'grant select on t to someone',
  ])
    await session.run(sql)
  const catalog = await postgres.introspect(session)
  const copied = await withCopy({ throwaways }, { catalog, scratch: null }, quiet, (copy) => copy.look())
  expect(shape(copied)).toEqual(shape(catalog))
})

test('MySQL needs a chosen server, and a read-only connection is none', async () => {
  const engine = await freshEngine()
  const refused = await failure(engine.throwaways.open({ dialect: 'mysql', scratch: null, extensions: [] }))
  expect(refused.code).toBe('not-replayed')
  expect(refused.message).toBe(
    'There is no MySQL inside Varve, so its statements can be tried on a server alone.',
  )
  expect(refused.advice).toMatch(/^Choose a connection on whose server/)
  const database = await freshDatabase('mariadb')
  onTestFinished(database.drop)
  const connection = connectionTo(database.target)
  engine.profiles.addTemporary({ ...connection, readOnly: true })
  await engine.secrets.remember(connection.id, database.password ?? '', false)
  const wanted = { dialect: 'mysql', scratch: connection.id, extensions: [] } as const
  expect((await failure(engine.throwaways.open(wanted))).code).toBe('read-only')
  engine.profiles.addTemporary(connection)
  expect((await failure(engine.throwaways.open({ ...wanted, dialect: 'postgres' }))).code).toBe(
    'not-replayed',
  )
  const throwaway = finished(await engine.throwaways.open(wanted))
  expect(throwaway.where).toMatch(/^a scratch database on/)
  await run(throwaway, 'create table t (id int primary key)')
})

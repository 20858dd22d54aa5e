import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { ServerTarget } from '#contract/connection'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { type FreshDatabase, freshDatabase, sessionOptions } from '../../support/databases'

// Enough of them for a second link to be worth while.
const tables = 600
let database: FreshDatabase
let target: ServerTarget
beforeAll(async () => {
  database = await freshDatabase('postgres')
  if (database.target.kind !== 'server') throw new Error('a server')
  target = database.target
  const session = await database.connect()
  const columns = Array.from({ length: 40 }, (_, at) => `c${at} int`).join(', ')
  for (let from = 0; from < tables; from += 100)
    await session.run(
      Array.from(
        { length: 100 },
        (_, at) => `create table t${from + at} (id int primary key, ${columns})`,
      ).join(';'),
    )
  await session.close()
})
afterAll(() => database.drop())

/** A session, and every message of it and of its second link. */
async function observed(to: ServerTarget = target, password = database.password) {
  const sent: string[] = []
  const session = await postgres.connect(
    to,
    password,
    sessionOptions({
      observe: (sql) => {
        sent.push(sql)
        return () => undefined
      },
    }),
  )
  return { session, sent }
}

function joined(sent: readonly string[]): number {
  return sent.filter((sql) => sql.includes('set transaction snapshot')).length
}

/** Reads until a second link took part: on a busy machine it may come after the first one has read everything. */
async function readOnTwo(session: Session, took: () => number): Promise<Catalog> {
  for (let reading = 0; reading < 50; reading += 1) {
    const before = took()
    const catalog = await postgres.introspect(session)
    if (took() > before) return catalog
  }
  throw new Error('no second link took part in 50 readings')
}

/** Other links of Varve to the database, but for those of the sessions named. */
async function others(session: Session, ...known: Session[]): Promise<number> {
  const pids = [session, ...known].map(({ backend }) => backend).join(', ')
  const [row] = await session.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and pid not in (${pids})`,
  )
  return row?.count ?? -1
}

test('a large catalog is read on two links, and who is let in but once reads the same on one', async () => {
  const { session, sent } = await observed()
  const catalog = await readOnTwo(session, () => joined(sent))
  expect(catalog.tables).toHaveLength(tables)
  await expect.poll(() => others(session), { timeout: 60_000 }).toBe(0)
  await session.run(
    `create role once_${process.pid} login password 'once' connection limit 1; grant all on database ${target.database} to once_${process.pid}`,
  )
  const alone = await observed({ ...target, user: `once_${process.pid}` }, 'once')
  const onOne = await postgres.introspect(alone.session)
  expect(joined(alone.sent)).toBe(0)
  expect(content(onOne)).toEqual(content({ ...catalog, schemas: onOne.schemas }))
  await alone.session.close()
  await session.run(`drop owned by once_${process.pid}; drop role once_${process.pid}`)
  await session.close()
})

test('what a session has set is spelled alike on the second link; under another role there is none', async () => {
  const { session, sent } = await observed()
  await session.run(`create table dated (day date default '2020-02-01'); set datestyle to german`)
  const { tables: found } = await readOnTwo(session, () => joined(sent))
  expect(found.find(({ name }) => name === 'dated')?.columns[0]?.default).toBe(`'01.02.2020'::date`)
  await session.run('set role pg_monitor')
  const before = joined(sent)
  expect((await postgres.introspect(session)).tables).toHaveLength(tables + 1)
  expect(joined(sent)).toBe(before)
  await session.run('reset role; reset datestyle; drop table dated')
  await session.close()
})

test('both links see one moment, whatever is made and dropped meanwhile', async () => {
  const { session, sent } = await observed()
  const changing = await database.connect()
  await changing.run('create table flip (f0 int primary key)')
  const going = { on: true }
  const flips = (async () => {
    for (let at = 1; going.on; at += 1)
      await changing.run(
        `begin; drop table flip; create table flip (f${at} int primary key, g${at} int unique); commit`,
      )
    return true
  })()
  const readings = 12
  for (let reading = 0; reading < readings; reading += 1) {
    const flip = (await postgres.introspect(session)).tables.find(({ name }) => name === 'flip')
    const columns = flip?.columns.map(({ name }) => name) ?? []
    expect(columns.length).toBeGreaterThan(0)
    expect(columns).toContain(flip?.primaryKey?.columns[0])
    expect(flip?.indexes.flatMap(({ parts }) => parts.map(({ column }) => column)).toSorted()).toEqual(
      columns.toSorted(),
    )
  }
  going.on = false
  expect(await flips).toBe(true)
  expect(joined(sent)).toBeGreaterThan(0)
  await changing.run('drop table flip')
  await Promise.all([session.close(), changing.close()])
})

test('cancelling stops both links, and who holds up the second one is named', async () => {
  const { session } = await observed()
  const holder = await database.connect()
  await holder.run('begin')
  // What only the second link reads here.
  await holder.run('lock table pg_attrdef in access exclusive mode')
  const reading = postgres.introspect(session)
  const refused = expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  await expect
    .poll(async () => (await session.waitingFor())?.backend ?? null, { timeout: 60_000 })
    .toBe(holder.backend)
  await session.cancel()
  await refused
  await expect.poll(() => others(session, holder), { timeout: 60_000 }).toBe(0)
  await holder.run('rollback')
  expect((await postgres.introspect(session)).tables).toHaveLength(tables)
  await Promise.all([session.close(), holder.close()])
})

test.each([
  ['breaks while it reads', 'break'],
  ['is accepted and never answered', 'hang'],
] as const)('a second link that %s is done without', async (_, fault) => {
  const door = await faultyDoor(fault)
  const { session } = await observed({ ...target, host: '127.0.0.1', port: door.port })
  expect((await readOnTwo(session, door.faults)).tables).toHaveLength(tables)
  await session.close()
  door.close()
})

/** A port that passes the first link on to the server, and lets every other one down. */
async function faultyDoor(fault: 'break' | 'hang') {
  const sockets: Socket[] = []
  let links = 0
  let faults = 0
  const door = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    const second = ++links > 1
    if (second && fault === 'hang') {
      faults += 1
      return
    }
    const server = connectTo(target.port, target.host)
    sockets.push(server)
    server.on('error', () => undefined)
    server.on('data', (data) => socket.write(data))
    server.on('close', () => socket.destroy())
    socket.on('close', () => server.destroy())
    socket.on('data', (data) => {
      if (second && data.includes('pg_attribute a')) {
        faults += 1
        socket.destroy()
      } else server.write(data)
    })
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return {
    port: (door.address() as AddressInfo).port,
    faults: () => faults,
    close: () => {
      for (const socket of sockets) socket.destroy()
      door.close()
    },
  }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import type { ConnectionLayer, ConnectionTest, ServerTarget } from '#contract/connection'
import { testConnection } from '#engine/connections/test'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { connectionTo, freshEngine } from '../../support/engine'

const order: ConnectionLayer[] = ['name', 'network', 'tls', 'authentication', 'database', 'privilege']

async function tryOut(
  target: Parameters<typeof connectionTo>[0],
  password: string | null,
): Promise<ConnectionTest> {
  const engine = await freshEngine()
  return testConnection(engine.sessions, connectionTo(target), password)
}

function states(found: ConnectionTest): Record<string, string> {
  return Object.fromEntries(found.layers.map(({ layer, state }) => [layer, state]))
}

/** The test failed in this layer: those before it stand, those behind it were not reached, and it says what to do. */
function expectFailure(found: ConnectionTest, layer: ConnectionLayer): void {
  expect(found.layers.map((entry) => entry.layer)).toEqual(order)
  const at = order.indexOf(layer)
  const about = JSON.stringify(found, null, 1)
  expect(found.layers[at]?.state, about).toBe('failed')
  expect(found.layers[at]?.detail).toBe(found.error?.message)
  for (const earlier of found.layers.slice(0, at))
    expect(['passed', 'not-needed'], about).toContain(earlier.state)
  for (const later of found.layers.slice(at + 1)) expect(later.state, about).toBe('not-reached')
  expect(found.error?.advice, about).toBeTruthy()
  expect(found.server).toBeNull()
}

describe.each(['postgres', 'mariadb'] as const)('%s', (kind) => {
  let database: FreshDatabase
  let target: ServerTarget
  beforeAll(async () => {
    database = await freshDatabase(kind)
    if (database.target.kind !== 'server') throw new Error('not a server')
    target = database.target
  })
  afterAll(() => database.drop())
  const password = () => database.password ?? ''

  test('everything stands', async () => {
    const found = await tryOut(target, password())
    expect(found.error).toBeNull()
    expect(states(found)).toEqual({
      name: 'not-needed',
      network: 'passed',
      tls: 'not-needed',
      authentication: 'passed',
      database: 'passed',
      privilege: 'passed',
    })
    expect(found.server?.database).toBe(target.database)
    expect(found.layers.at(-1)?.detail).toMatch(/create tables in/)
  })

  test('a name is looked up', async () => {
    const found = await tryOut({ ...target, host: 'localhost' }, password())
    expect(states(found)).toMatchObject({ name: 'passed', network: 'passed', privilege: 'passed' })
  })

  test('prefer, where the server offers no TLS, says so', async () => {
    const found = await tryOut({ ...target, tls: { ...target.tls, mode: 'prefer' } }, password())
    expect(found.error).toBeNull()
    expect(found.layers[2]).toMatchObject({
      layer: 'tls',
      state: 'not-needed',
      detail: 'The link is not encrypted: the server offers no TLS, or refuses it.',
    })
  })

  test('unknown host', async () => {
    expectFailure(await tryOut({ ...target, host: 'varve-no-such-host.invalid' }, password()), 'name')
  })

  test('wrong port', async () => {
    const found = await tryOut({ ...target, port: 1 }, password())
    expectFailure(found, 'network')
    expect(found.error?.message).toMatch(/Nothing listens/)
  })

  test('TLS required of a server without it', async () => {
    const found = await tryOut({ ...target, tls: { ...target.tls, mode: 'require' } }, password())
    expectFailure(found, 'tls')
  })

  test('wrong password', async () => {
    const found = await tryOut(target, 'hush-hush')
    expectFailure(found, 'authentication')
    expect(JSON.stringify(found)).not.toContain('hush-hush')
  })

  test('password not known', async () => {
    const found = await tryOut(target, null)
    expectFailure(found, 'authentication')
    expect(found.error?.code).toBe('password-needed')
  })

  test('unknown database', async () => {
    expectFailure(await tryOut({ ...target, database: 'no "such` db' }, password()), 'database')
  })

  test('a user who may not create tables is read-only, not a failure', async () => {
    const administrator = await database.connect()
    const user = `reader_${Date.now().toString(36)}`
    const name = database.dialect.quote(target.database)
    if (kind === 'postgres') {
      await administrator.run(`create role ${user} login password 'reader'`)
      await administrator.run('revoke create on schema public from public')
    } else {
      await administrator.run(`create user ${user} identified by 'reader'`)
      await administrator.run(`grant select on ${name}.* to ${user}`)
    }
    onTestFinished(async () => {
      await administrator.run(kind === 'postgres' ? `drop role ${user}` : `drop user ${user}`)
    })
    const found = await tryOut({ ...target, user }, 'reader')
    expect(found.error).toBeNull()
    expect(found.layers.at(-1)).toMatchObject({
      state: 'passed',
      detail: expect.stringMatching(/read-only/) as string,
    })
  })

  test('a server that accepts and never answers ends within 10 seconds', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })
    const started = Date.now()
    const found = await tryOut({ ...target, port: (silent.address() as AddressInfo).port }, password())
    expect(Date.now() - started).toBeLessThan(10_000)
    expectFailure(found, 'network')
  })
})

describe('sockets', () => {
  test('a socket that is not there', async () => {
    const { host, port, user } = inject('postgres')
    const tls = { mode: 'prefer' as const, caFile: null, certFile: null, keyFile: null }
    const target: ServerTarget = {
      kind: 'server',
      dialect: 'postgres',
      host,
      port,
      user,
      tls,
      parameters: {},
      database: 'd',
      socket: '/no/such/socket',
    }
    expectFailure(await tryOut(target, ''), 'network')
  })
})

describe('embedded', () => {
  async function fresh(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'varve-embedded-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    return folder
  }

  test('a folder that does not exist yet can be used, and is not made by asking', async () => {
    const folder = await fresh()
    const found = await tryOut({ kind: 'embedded', folder: join(folder, 'a', 'b') }, null)
    expect(found.error).toBeNull()
    expect(states(found)).toMatchObject({ name: 'not-needed', tls: 'not-needed', database: 'passed' })
    await expect(rm(join(folder, 'a'))).rejects.toThrow(/ENOENT/)
  })

  test('a file, and a folder that holds other things, can not', async () => {
    const folder = await fresh()
    await writeFile(join(folder, 'file'), '')
    await mkdir(join(folder, 'empty'))
    expectFailure(await tryOut({ kind: 'embedded', folder: join(folder, 'file') }, null), 'database')
    expectFailure(await tryOut({ kind: 'embedded', folder }, null), 'database')
    expect((await tryOut({ kind: 'embedded', folder: join(folder, 'empty') }, null)).error).toBeNull()
  })

  test('an embedded database is opened', async () => {
    await useEmbeddedWorker()
    const database = await freshDatabase('embedded')
    onTestFinished(() => database.drop())
    await (await database.connect()).close()
    const found = await tryOut(database.target, null)
    expect(found.error).toBeNull()
    expect(found.server?.flavour).toBe('pglite')
    expect(states(found)).toMatchObject({
      authentication: 'not-needed',
      database: 'passed',
      privilege: 'passed',
    })
  })
})

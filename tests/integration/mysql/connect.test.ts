import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import type { SessionOptions } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, sessionOptions, type FreshDatabase } from '../../support/databases'
import { failure } from '../../support/failure'
import { freePort, startMariadb } from '../../support/mariadb'
import { targetOf } from '../../support/server'

let db: FreshDatabase
let target: ServerTarget
beforeAll(async () => {
  db = await freshDatabase('mariadb')
  if (db.target.kind !== 'server') throw new Error('not a server')
  target = db.target
})
afterAll(() => db.drop())

const attempt = (
  change: Partial<ServerTarget>,
  password: string | null = db.password,
  more: Partial<SessionOptions> = {},
) => failure(mysql.connect({ ...target, ...change }, password, sessionOptions(more)))

describe('each layer that fails has its name and an advice', () => {
  test('the name', async () => {
    const error = await attempt({ host: 'no-such-host.invalid' })
    expect(error.code).toBe('name-not-found')
    expect(error.message).toContain('no-such-host.invalid')
    expect(error.advice).not.toBeNull()
  })

  test('the network', async () => {
    const error = await attempt({ port: await freePort() })
    expect(error.code).toBe('network')
    expect(error.message).toContain('nothing listens there')
  })

  test('a socket that is not there', async () => {
    const error = await attempt({ socket: '/nowhere/mysql.sock' })
    expect(error.code).toBe('network')
    expect(error.message).toContain('/nowhere/mysql.sock')
  })

  test('a server that never answers', async () => {
    const silent: Server = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const start = Date.now()
    const error = await attempt({ port }, null, { connectTimeoutMs: 500 })
    expect(Date.now() - start).toBeLessThan(20_000)
    expect(error.code).toBe('network')
    expect(error.message).toContain('no answer came in time')
    silent.close()
  })

  test('TLS on a server that has none, and a CA file that is not there', async () => {
    const tls = { mode: 'require', caFile: null, certFile: null, keyFile: null } as const
    expect(await attempt({ tls })).toMatchObject({ code: 'tls' })
    const error = await attempt({ tls: { ...tls, mode: 'verify-ca', caFile: '/nowhere/ca.pem' } })
    expect(error.code).toBe('tls')
    expect(error.message).toContain('/nowhere/ca.pem')
  })

  test('prefer goes on without TLS', async () => {
    const tls = { mode: 'prefer', caFile: null, certFile: null, keyFile: null } as const
    const session = await mysql.connect({ ...target, tls }, db.password, sessionOptions())
    expect(session.server.tls).toBeNull()
    await session.close()
  })

  test('the password, which nothing repeats', async () => {
    const wrong = 'a-wrong-secret-4711'
    const error = await attempt({}, wrong)
    expect(error.code).toBe('authentication')
    expect(error.server?.code).toBe('1045')
    expect(error.advice).not.toBeNull()
    expect(JSON.stringify(error)).not.toContain(wrong)
    expect((await attempt({}, null)).code).toBe('authentication')
  })

  test('the database', async () => {
    const error = await attempt({ database: 'no_such_db' })
    expect(error.code).toBe('no-such-database')
    expect(error.message).toContain('no_such_db')
    expect((await attempt({ database: '' })).code).toBe('no-such-database')
  })

  test('the privilege', async () => {
    const session = await db.connect()
    await session.run("create user if not exists 'nobody_here'@'%' identified by 'x'")
    const error = await attempt({ user: 'nobody_here' }, 'x')
    await session.run("drop user 'nobody_here'@'%'")
    expect(error.code).toBe('privilege')
    expect(error.message).toContain('nobody_here')
  })
})

test('the server is killed in the middle of a statement', async () => {
  const own = await startMariadb({ arguments: ['--performance-schema=ON'] })
  try {
    const options = sessionOptions({ applicationName: 'varve, the test' })
    const session = await mysql.connect(targetOf(own, 'mysql'), own.password, options)
    // Others on the server see who this is.
    const name =
      "select attr_value as `name` from performance_schema.session_connect_attrs where attr_name = 'program_name' and processlist_id = connection_id()"
    expect(await session.query(name)).toEqual([{ name: 'varve, the test' }])
    const running = failure(session.run('select sleep(30)'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    process.kill(own.pid, 'SIGKILL')
    expect((await running).code).toBe('connection-lost')
    await expect.poll(() => session.closed).toBe(true)
    expect((await failure(session.run('select 1'))).code).toBe('connection-lost')
    await session.cancel()
    expect(await session.waitingFor()).toBeNull()
    await session.close()
    expect((await failure(mysql.connect(targetOf(own, 'mysql'), own.password, sessionOptions()))).code).toBe(
      'network',
    )
  } finally {
    await own.stop()
  }
})

test('the database is dropped meanwhile', async () => {
  const other = await freshDatabase('mariadb')
  const session = await other.connect()
  await session.run('create table t (a int)')
  await (await db.connect()).run(`drop database ${mysql.quote(session.server.database)}`)
  const error = await failure(session.run('insert into t values (1)'))
  expect(error.code).toBe('statement-failed')
  expect(error.server?.message).not.toBe('')
  await other.drop()
})

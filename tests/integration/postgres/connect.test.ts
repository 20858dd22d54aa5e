import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerTarget, TlsSettings } from '#contract/connection'
import type { SessionOptions } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { startPostgres, type RunningPostgres } from '../../support/postgres'
import { targetOf } from '../../support/server'

let server: RunningPostgres
const options: SessionOptions = {
  applicationName: 'varve tests',
  readOnly: false,
  connectTimeoutMs: 5_000,
  lockTimeoutMs: 0,
  statementTimeoutMs: 0,
  observe: () => () => undefined,
}
const target = (more: Partial<ServerTarget> = {}): ServerTarget => ({
  ...targetOf(server, 'postgres'),
  ...more,
})
const tls = (more: Partial<TlsSettings>): TlsSettings => ({
  mode: 'require',
  caFile: null,
  certFile: null,
  keyFile: null,
  ...more,
})
const connect = (
  where: ServerTarget,
  password: string | null = server.password,
  more: Partial<SessionOptions> = {},
) => postgres.connect(where, password, { ...options, ...more })

/** The error of an attempt that must fail; never with the password in it. */
async function refusal(
  where: ServerTarget,
  password: string | null = server.password,
  more: Partial<SessionOptions> = {},
) {
  const error = await connect(where, password, more).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toHaveProperty('data.advice', expect.any(String))
  if (password) expect(JSON.stringify(error) + String(error)).not.toContain(password)
  return error
}
const code = (value: string) => ({ data: { code: value } })

beforeAll(async () => {
  server = await startPostgres({ tls: true })
})
afterAll(() => server.stop())

describe('each layer fails by its own name', () => {
  test('name', async () => {
    expect(await refusal(target({ host: 'no-such-host.invalid' }))).toMatchObject(code('name-not-found'))
  })
  test('network: nobody listens, on a port or a socket', async () => {
    expect(await refusal(target({ port: 1 }))).toMatchObject(code('network'))
    expect(await refusal(target({ host: 'localhost', port: 1 }))).toMatchObject(code('network'))
    expect(await refusal(target({ host: '::1', port: 1 }))).toMatchObject(code('network'))
    expect(await refusal(target({ socket: '/nowhere' }))).toMatchObject(code('network'))
  })
  test('network: what answers never, within the time given', async () => {
    const silent = await listen(() => undefined)
    const started = performance.now()
    expect(await refusal(target({ port: silent.port }), 'x', { connectTimeoutMs: 300 })).toMatchObject(
      code('network'),
    )
    expect(performance.now() - started).toBeLessThan(20_000)
    silent.server.close()
  })
  test('network: what is no PostgreSQL', async () => {
    const other = await listen((write) => write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(await refusal(target({ port: other.port }))).toMatchObject(code('network'))
    other.server.close()
  })
  test('authentication: a wrong password, none, and an unknown user', async () => {
    expect(await refusal(target(), 'wrong-one')).toMatchObject(code('authentication'))
    expect(await refusal(target(), null)).toMatchObject(code('authentication'))
    expect(await refusal(target(), '')).toMatchObject(code('authentication'))
    expect(await refusal(target({ user: 'nobody' }))).toMatchObject(code('authentication'))
  })
  test('database', async () => {
    expect(await refusal(target({ database: 'no such "db"' }))).toMatchObject(code('no-such-database'))
  })
  test('privilege', async () => {
    const session = await connect(target())
    await session.run(`create role guest login password 'guest-password'`)
    await session.run('create database closed')
    await session.run('revoke connect on database closed from public')
    await session.close()
    expect(await refusal(target({ user: 'guest', database: 'closed' }), 'guest-password')).toMatchObject(
      code('privilege'),
    )
  })
})

describe('ways in', () => {
  test('a socket, by its folder and by its file', async () => {
    for (const socket of [server.socketFolder, `${server.socketFolder}/.s.PGSQL.${server.port}`]) {
      const session = await connect(target({ socket, port: server.port, tls: tls({ mode: 'require' }) }))
      expect(session.server.tls).toBeNull()
      await session.close()
    }
  })
  test('what this link is', async () => {
    const session = await connect(target(), server.password, {
      readOnly: true,
      lockTimeoutMs: 1500,
      statementTimeoutMs: 2500,
    })
    expect(session.server).toMatchObject({
      dialect: 'postgres',
      flavour: 'postgres',
      user: 'postgres',
      schema: 'public',
    })
    const [row] = await session.query(
      `select current_setting('application_name') as a, current_setting('lock_timeout') as l, current_setting('statement_timeout') as s, pg_backend_pid()::text as pid`,
    )
    expect(row).toEqual({ a: 'varve tests', l: '1500ms', s: '2500ms', pid: session.backend })
    await expect(session.run('create table no(i int)')).rejects.toMatchObject({
      data: { server: { code: '25006' } },
    })
    await session.close()
  })
})

describe('TLS', () => {
  const files = () => {
    if (server.certificates === null) throw new Error('started without TLS')
    return server.certificates
  }
  const over = async (settings: TlsSettings, host = 'localhost') => {
    const session = await connect(target({ host, tls: settings }))
    const state = session.server.tls
    await session.close()
    return state
  }
  test('disable is plain, prefer and require encrypt without a check', async () => {
    expect(await over(tls({ mode: 'disable' }))).toBeNull()
    expect(await over(tls({ mode: 'prefer' }))).toMatch(/^TLSv1/)
    expect(await over(tls({ mode: 'require' }), '127.0.0.1')).toMatch(/^TLSv1/)
  })
  test('verify-ca checks the chain, verify-full the name too', async () => {
    const { caFile, otherCaFile } = files()
    expect(await over(tls({ mode: 'verify-full', caFile }))).toMatch(/^TLSv1/)
    expect(await over(tls({ mode: 'verify-ca', caFile }), '127.0.0.1')).toMatch(/^TLSv1/)
    const refused = async (settings: TlsSettings, host = 'localhost') =>
      expect(await refusal(target({ host, tls: settings }))).toMatchObject(code('tls'))
    await refused(tls({ mode: 'verify-full', caFile }), '127.0.0.1')
    await refused(tls({ mode: 'verify-full', caFile: otherCaFile }))
    await refused(tls({ mode: 'verify-ca', caFile: otherCaFile }))
    await refused(tls({ mode: 'verify-full' }))
    await refused(tls({ mode: 'require', caFile: otherCaFile }))
  })
  test('client certificates', async () => {
    const { caFile, clientCert, clientKey } = files()
    expect(
      await over(tls({ mode: 'verify-full', caFile, certFile: clientCert, keyFile: clientKey })),
    ).toMatch(/^TLSv1/)
    expect(await refusal(target({ tls: tls({ caFile: '/no/such.crt' }) }))).toMatchObject({
      data: { code: 'tls', message: expect.stringContaining('/no/such.crt') },
    })
    expect(await refusal(target({ tls: tls({ certFile: clientKey, keyFile: clientCert }) }))).toMatchObject(
      code('tls'),
    )
  })
  test('a server without it: prefer goes on plain, require does not', async () => {
    const plain = await startPostgres()
    const at = { ...targetOf(plain, 'postgres') }
    const session = await connect({ ...at, tls: tls({ mode: 'prefer' }) }, plain.password)
    expect(session.server.tls).toBeNull()
    await session.close()
    expect(await refusal({ ...at, tls: tls({ mode: 'require' }) }, plain.password)).toMatchObject(code('tls'))
    await plain.stop()
  })
})

async function listen(
  answer: (write: (text: string) => void) => void,
): Promise<{ server: Server; port: number }> {
  const listening = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => answer((text) => socket.end(text)))
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server: listening, port: address.port }
}

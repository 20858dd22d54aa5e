import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Session, SessionOptions } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { startPostgres } from '../../support/postgres'
import { targetOf } from '../../support/server'

const server = inject('postgres')
const database = `statements_${process.pid}`
const options: SessionOptions = {
  applicationName: 'varve tests',
  readOnly: false,
  connectTimeoutMs: 5_000,
  lockTimeoutMs: 0,
  statementTimeoutMs: 0,
  observe: () => () => undefined,
}
const open = (more: Partial<SessionOptions> = {}, name = database): Promise<Session> =>
  postgres.connect(targetOf(server, name), server.password, { ...options, ...more })
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeAll(async () => {
  const session = await open({}, 'postgres')
  await session.run(`create database ${database}`)
  await session.close()
})
afterAll(async () => {
  const session = await open({}, 'postgres')
  await session.run(`drop database ${database} with (force)`)
  await session.close()
})

describe('a statement', () => {
  test('fails with the server’s words and the place in UTF-16 units', async () => {
    const session = await open()
    await expect(session.run(`select '😀ä' as a,\n nothing`)).rejects.toMatchObject({
      data: { code: 'statement-failed', server: { code: '42703', position: 20 } },
    })
    await expect(session.run('copy pg_class from stdin')).rejects.toMatchObject({
      data: { code: 'statement-failed' },
    })
    expect(await session.query('select 1 as n')).toEqual([{ n: 1 }])
    await session.close()
  })

  test('is observed with its answer', async () => {
    const seen: unknown[] = []
    const session = await open({ observe: (sql) => (answer) => seen.push([sql, answer]) })
    await session.query('select $1::int as n', [1])
    await session.run('select 1/0').catch(() => undefined)
    expect(seen).toEqual([
      ['select $1::int as n', { rows: 1 }],
      ['select 1/0', { error: expect.stringContaining('division by zero'), lost: false }],
    ])
    await session.close()
  })

  test('is cancelled from a second link, and the session lives on', async () => {
    const session = await open()
    const long = session.run('select pg_sleep(60)')
    long.catch(() => undefined)
    await wait(100)
    await session.cancel()
    await expect(long).rejects.toMatchObject({ data: { code: 'cancelled' } })
    await session.cancel()
    expect(await session.query('select 1 as n')).toEqual([{ n: 1 }])
    await session.close()
  })

  test('ends at the statement timeout and at the lock timeout, and names who it waits for', async () => {
    const slow = await open({ statementTimeoutMs: 200 })
    await expect(slow.run('select pg_sleep(60)')).rejects.toMatchObject({ data: { code: 'timeout' } })
    const holder = await open()
    await holder.run('create table wanted(i int)')
    await holder.run('begin')
    await holder.run('lock table wanted')
    const waiter = await open({ lockTimeoutMs: 1500 })
    const waiting = waiter.run('alter table wanted add j int')
    waiting.catch(() => undefined)
    await wait(200)
    expect(await waiter.waitingFor()).toMatchObject({
      backend: holder.backend,
      who: expect.stringContaining('varve tests'),
    })
    await expect(waiting).rejects.toMatchObject({
      data: { code: 'timeout', message: expect.stringContaining('lock timeout') },
    })
    await Promise.all([slow.close(), holder.close(), waiter.close()])
  })

  test('restore brings back the session’s own role and limits, in a transaction too', async () => {
    const session = await open({ lockTimeoutMs: 1234 })
    await session.run('create role someone')
    await session.run('begin')
    await session.run('set role someone')
    await session.run('set lock_timeout = 1')
    await postgres.restore(session)
    expect(
      await session.query(`select current_user::text as u, current_setting('lock_timeout') as l`),
    ).toEqual([{ u: server.user, l: '1234ms' }])
    await session.run('rollback')
    await session.run('drop role someone')
    await session.close()
  })
})

describe('the run lock', () => {
  test('is one a database, held by its own link', async () => {
    const target = targetOf(server, database)
    const first = await postgres.lock(target, server.password, { ...options, applicationName: 'first' })
    if (!('lock' in first)) throw new Error('the lock was free')
    const second = await postgres.lock(target, server.password, options)
    expect(second).toMatchObject({
      holder: { who: expect.stringContaining('first'), since: expect.any(String) },
    })
    const elsewhere = await postgres.lock(targetOf(server, 'postgres'), server.password, options)
    expect(elsewhere).toHaveProperty('lock')
    if ('lock' in elsewhere) await elsewhere.lock.release()
    expect(await first.lock.held()).toBe(true)
    const session = await open()
    const holder = await postgres.lockHolder(session)
    await session.query('select pg_terminate_backend($1)', [Number(holder?.backend)])
    await wait(100)
    expect(await first.lock.held()).toBe(false)
    expect(await postgres.lockHolder(session)).toBeNull()
    await session.close()
  })
})

describe('a server that goes away', () => {
  test('in the middle of a statement, and while nothing runs', async () => {
    const own = await startPostgres()
    const connect = () => postgres.connect(targetOf(own, 'postgres'), own.password, options)
    const [busy, idle, ended] = await Promise.all([connect(), connect(), connect()])
    await busy.query('select pg_terminate_backend($1)', [Number(ended.backend)])
    await wait(100)
    expect(ended.closed).toBe(true)
    const long = busy.run('select pg_sleep(60)')
    long.catch(() => undefined)
    await wait(100)
    process.kill(own.pid, 'SIGQUIT')
    await expect(long).rejects.toMatchObject({ data: { code: 'connection-lost' } })
    await wait(100)
    expect([busy.closed, idle.closed]).toEqual([true, true])
    await expect(idle.query('select 1')).rejects.toMatchObject({ data: { code: 'connection-lost' } })
    await own.stop()
  })
})

describe('the ledger', () => {
  test('is made, written and read back', async () => {
    const session = await open()
    const { ledger } = postgres
    const exists = ledger.exists('public')
    expect(await session.query(exists.sql, exists.parameters)).toEqual([{ columns: 0 }])
    const table = '"public"."varve_ledger"'
    await session.run(ledger.create(table))
    expect(await session.query(exists.sql, exists.parameters)).toEqual([{ columns: 13 }])
    const values = ['001', `it's`, 'up', 'running', 3, 0, 'abc', 'me', '0.1.0', null]
    const [row] = await session.query<{ id: number }>(ledger.insert(table), values)
    expect(row).toEqual({ id: 1 })
    await session.query(ledger.progress(table), [2, 1])
    await session.query(ledger.finish(table), ['done', 3, 12.5, null, 1])
    expect(await session.query(ledger.read(table))).toEqual([
      {
        id: 1,
        revision: '001',
        message: `it's`,
        direction: 'up',
        state: 'done',
        statements: 3,
        statements_done: 3,
        checksum: 'abc',
        run_by: 'me',
        started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        duration_ms: 12.5,
        error: null,
        app_version: '0.1.0',
      },
    ])
    await expect(session.query(ledger.finish(table), ['gone', 3, 1, null, 1])).rejects.toMatchObject({
      data: { server: { code: '23514' } },
    })
    const catalog = await postgres.introspect(session)
    expect(catalog.tables.map(({ name }) => name)).not.toContain('varve_ledger')
    await session.close()
  })
})

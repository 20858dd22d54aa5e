import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Session, SessionOptions } from '#engine/dialects/dialect'
import { closeEmbedded, postgres, setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { useEmbeddedWorker } from '../../support/embedded-worker'

let root: string
const options: SessionOptions = {
  applicationName: 'varve tests',
  readOnly: false,
  connectTimeoutMs: 10_000,
  lockTimeoutMs: 0,
  statementTimeoutMs: 0,
  observe: () => () => undefined,
}
const open = (name: string, more: Partial<SessionOptions> = {}): Promise<Session> =>
  postgres.connect({ kind: 'embedded', folder: join(root, name) }, null, { ...options, ...more })

beforeAll(async () => {
  await useEmbeddedWorker()
  root = await mkdtemp(join(tmpdir(), 'varve-embedded-'))
})
afterAll(async () => {
  await closeEmbedded()
  await rm(root, { recursive: true, force: true })
})

describe('sessions of one folder', () => {
  test('answer, count rows, hear notices and name the place of an error', async () => {
    const session = await open('a')
    expect(session.server).toMatchObject({ flavour: 'pglite', schema: 'public' })
    expect(await session.query('select $1::int + 1 as n', [41])).toEqual([{ n: 42 }])
    expect(await session.run('create table t(i int)')).toMatchObject({ notices: [] })
    expect(await session.run('insert into t select generate_series(1, 3)')).toMatchObject({ rows: 3 })
    const { notices } = await session.run(`do $$begin raise notice 'hello'; end$$`)
    expect(notices).toEqual(['NOTICE: hello'])
    await expect(session.run(`select '😀', nothing from t`)).rejects.toMatchObject({
      data: { code: 'statement-failed', server: { code: '42703', position: 13 } },
    })
    await expect(session.run('copy t from stdin')).rejects.toMatchObject({
      data: { code: 'statement-failed' },
    })
    expect(await session.query('select count(*)::int as n from t')).toEqual([{ n: 3 }])
    await session.close()
    expect(session.closed).toBe(true)
  })

  test('keep their settings apart, and wait for a transaction that is not theirs', async () => {
    const first = await open('a')
    const second = await open('a', { readOnly: true })
    await first.run('create schema app; set search_path to app')
    expect(await second.query('show search_path')).not.toEqual([{ search_path: 'app' }])
    await expect(second.run('create table no(i int)')).rejects.toMatchObject({
      data: { code: 'read-only', server: { code: '25006' } },
    })
    expect(await first.query('show search_path')).toEqual([{ search_path: 'app' }])
    await first.run('begin')
    await first.run('create table in_app(i int)')
    const waiting = second.query(`select to_regclass('app.in_app') is not null as seen`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await second.waitingFor()).toMatchObject({ backend: first.backend })
    await first.run('commit')
    expect(await waiting).toEqual([{ seen: true }])
    await Promise.all([first.close(), second.close()])
  })

  test('give up waiting at the lock timeout, or when cancelled, and live on', async () => {
    const first = await open('a')
    const second = await open('a', { lockTimeoutMs: 200 })
    await first.run('begin')
    await expect(second.query('select 1')).rejects.toMatchObject({ data: { code: 'timeout' } })
    const waiting = second.query('select 1')
    waiting.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await second.cancel()
    await expect(waiting).rejects.toMatchObject({ data: { code: 'cancelled' } })
    expect(first.closed).toBe(false)
    await first.close()
    expect(await second.query('select 1 as n')).toEqual([{ n: 1 }])
    await second.close()
  })

  test('leave no open transaction behind', async () => {
    const first = await open('a')
    await first.run('begin')
    await first.run('create table left_open(i int)')
    await first.close()
    const second = await open('a')
    expect(await second.query(`select to_regclass('left_open') as t`)).toEqual([{ t: null }])
    await second.close()
  })
})

describe('stopping', () => {
  test('cancel ends the statement; what was committed stands, what was not is gone', async () => {
    const session = await open('b')
    const other = await open('b')
    await session.run('create table kept(i int)')
    await session.run('insert into kept values (1)')
    await session.run('begin')
    await session.run('insert into kept values (2)')
    const long = session.run('select count(*) from generate_series(1, 100000000000)')
    long.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await session.cancel()
    await expect(long).rejects.toMatchObject({ data: { code: 'cancelled' } })
    expect(session.closed).toBe(true)
    expect(other.closed).toBe(true)
    await expect(other.query('select 1')).rejects.toMatchObject({ data: { code: 'connection-lost' } })
    const again = await open('b')
    expect(await again.query('select i from kept')).toEqual([{ i: 1 }])
    await again.close()
  })

  test('the statement timeout does the same', async () => {
    const session = await open('b', { statementTimeoutMs: 400 })
    await expect(session.run('select pg_sleep(60)')).rejects.toMatchObject({ data: { code: 'timeout' } })
    const again = await open('b')
    await again.run('insert into kept values (3)')
    const long = again.run('select pg_sleep(60)')
    long.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await again.cancel()
    const last = await open('b')
    expect(await last.query('select i from kept order by i')).toEqual([{ i: 1 }, { i: 3 }])
    await last.close()
  })
})

describe('the run lock', () => {
  test('is held by one, and named to the others', async () => {
    const target = { kind: 'embedded' as const, folder: join(root, 'b') }
    const taken = await postgres.lock(target, null, options)
    if (!('lock' in taken)) throw new Error('the lock was free')
    expect(await postgres.lock(target, null, options)).toMatchObject({
      holder: { backend: String(process.pid) },
    })
    const session = await open('b')
    expect(await postgres.lockHolder(session)).toMatchObject({ backend: String(process.pid) })
    expect(await taken.lock.held()).toBe(true)
    await taken.lock.release()
    expect(await postgres.lockHolder(session)).toBeNull()
    await session.close()
  })
})

describe('folders', () => {
  test('in use by another process are refused by its id, and free again when it is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
    const start = await startOf(child.pid ?? 0)
    const lock = join(root, 'c.lock')
    await mkdir(join(root, 'c'))
    await writeFile(lock, JSON.stringify({ pid: child.pid, started: start }))
    await expect(open('c')).rejects.toMatchObject({
      data: { code: 'embedded-in-use', message: expect.stringContaining(String(child.pid)) },
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    const session = await open('c')
    await session.close()
  })

  test('that hold something else are refused and left alone', async () => {
    await mkdir(join(root, 'photos'))
    await writeFile(join(root, 'photos', 'cat.jpg'), '')
    await expect(open('photos')).rejects.toMatchObject({ data: { code: 'no-such-database' } })
    await writeFile(join(root, 'file'), '')
    await expect(open('file')).rejects.toMatchObject({ data: { code: 'disk' } })
    await expect(open('file/below')).rejects.toMatchObject({ data: { code: 'disk' } })
    await mkdir(join(root, 'old'))
    await writeFile(join(root, 'old', 'PG_VERSION'), '15\n')
    await expect(open('old')).rejects.toMatchObject({
      data: { code: 'no-such-database', message: expect.stringContaining('15') },
    })
  })

  test('whose creation was cut short are made again', async () => {
    await mkdir(join(root, 'half', 'base'), { recursive: true })
    await writeFile(join(root, 'half', 'PG_VERSION'), '18\n')
    await writeFile(join(root, 'half.creating'), '')
    const session = await open('half')
    expect(await session.query('select 1 as n')).toEqual([{ n: 1 }])
    await session.close()
  })

  test('are the same whether unpacked from the template beside the worker or made anew', async () => {
    const worker = await useEmbeddedWorker()
    expect(existsSync(join(dirname(worker), 'embedded.tar.gz'))).toBe(true)
    const settings = `select name, setting from pg_settings where context in ('internal', 'postmaster') or name like 'lc_%'
      union all select datname, datcollate || pg_encoding_to_char(encoding) from pg_database order by 1`
    const unpacked = await open('unpacked')
    const bare = join(dirname(worker), 'bare', 'pglite-worker.cjs')
    await mkdir(dirname(bare), { recursive: true })
    await copyFile(worker, bare)
    setEmbeddedWorker(bare)
    onTestFinished(() => setEmbeddedWorker(worker))
    const made = await open('made-anew')
    expect(await made.query(settings)).toEqual(await unpacked.query(settings))
    await Promise.all([made.close(), unpacked.close()])
  })

  test('opened, closed and opened again keep what they hold', async () => {
    const session = await open('d')
    await session.run('create table kept(i int)')
    await session.close()
    await closeEmbedded()
    const again = await open('d')
    expect(await again.query(`select to_regclass('kept')::text as t`)).toEqual([{ t: 'kept' }])
    await again.close()
  })

  test('are closed at quit also while a session is being opened', async () => {
    const opening = open('e').then(
      () => 'opened',
      () => 'refused',
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    await closeEmbedded()
    expect(await opening).toBe('refused')
    const again = await open('e')
    await again.close()
  })
})

/** As the lock spells it: boot and start time. */
async function startOf(pid: number): Promise<string> {
  const run = (command: string) =>
    new Promise<string>((resolve, reject) =>
      execFile('sh', ['-c', command], (error, out) => (error ? reject(error) : resolve(out.trim()))),
    )
  return `${await run('cat /proc/sys/kernel/random/boot_id')}/${await run(`cut -d' ' -f22 /proc/${pid}/stat`)}`
}

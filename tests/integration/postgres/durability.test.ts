import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { closeEmbedded, postgres } from '#engine/dialects/postgres/index'
import { buildForNode, useEmbeddedWorker } from '../../support/embedded-worker'
import { failure } from '../../support/failure'
import { sessionOptions } from '../../support/session-options'

// A database is made in each of them, and several processes start.
vi.setConfig({ testTimeout: 180_000 })

let root: string
let worker: string
let program: string
beforeAll(async () => {
  worker = await useEmbeddedWorker()
  program = await buildForNode('tests/support/other-process.ts', 'other-process.cjs')
  root = await mkdtemp(join(tmpdir(), 'varve-durability-'))
})
afterAll(async () => {
  await closeEmbedded()
  await rm(root, { recursive: true, force: true })
})

const open = (name: string) =>
  postgres.connect({ kind: 'embedded', folder: join(root, name) }, null, sessionOptions())

/** A session of the folder in a process of its own. */
async function elsewhere(name: string) {
  const child = fork(program, [worker, join(root, name)])
  onTestFinished(() => void child.kill('SIGKILL'))
  const opened = await answer(child)
  return {
    child,
    opened,
    run: (sql: string): Promise<string> => {
      const answered = answer(child)
      child.send(sql)
      return answered
    },
    kill: async (): Promise<void> => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function answer(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [string]
  return message
}

test('the server syncs what it commits', async () => {
  const session = await open('settings')
  const settings = await session.query(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') order by name`,
  )
  expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', 'fsync'])
  await session.close()
})

test('a process killed right after COMMIT has answered loses nothing, over and over', async () => {
  for (let round = 1; round <= 3; round++) {
    const other = await elsewhere('committed')
    expect(other.opened).toBe('open')
    expect(await other.run('create table if not exists kept (i int primary key)')).toBe('done')
    expect(await other.run('begin')).toBe('done')
    expect(await other.run(`insert into kept values (${round})`)).toBe('done')
    expect(await other.run('commit')).toBe('done')
    await other.kill()
  }
  const session = await open('committed')
  expect(await session.query('select i from kept order by i')).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }])
  await session.close()
})

test('a process killed within a transaction leaves nothing of it, and the database opens', async () => {
  const other = await elsewhere('open')
  await other.run('create table kept (i int)')
  await other.run('insert into kept values (1)')
  await other.run('begin')
  await other.run('create table half (i int)')
  await other.run('insert into kept select generate_series(2, 20000)')
  await other.run('checkpoint')
  await other.kill()
  const session = await open('open')
  expect(await session.query(`select count(*)::int as n, to_regclass('half') as half from kept`)).toEqual([
    { n: 1, half: null },
  ])
  await session.run('create table half (i int)')
  await session.close()
})

test('a process killed while a statement runs leaves a database that opens', async () => {
  const other = await elsewhere('busy')
  await other.run('create table kept (i int)')
  void other.run('insert into kept select generate_series(1, 5000000)')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await other.kill()
  const session = await open('busy')
  expect(await session.query('select count(*)::int as n from kept')).toEqual([{ n: 0 }])
  await session.close()
})

test('two processes never share a folder, whichever comes first', async () => {
  const other = await elsewhere('shared')
  expect(other.opened).toBe('open')
  expect(await failure(open('shared'))).toMatchObject({
    code: 'embedded-in-use',
    message: expect.stringContaining(`process ${other.child.pid}`),
    advice: expect.stringContaining('Close'),
  })
  await other.kill()
  const session = await open('shared')
  expect((await elsewhere('shared')).opened).toBe('embedded-in-use')
  expect(await session.query('select 1 as n')).toEqual([{ n: 1 }])
  await session.close()
})

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Connection } from '#contract/connection'
import { foldRunEvent, type Run, type RunEvent } from '#contract/run'
import { mysql } from '#engine/dialects/mysql/index'
import { postgres } from '#engine/dialects/postgres/index'
import { createEngine, type Engine } from '#engine/engine'
import { connectionTo } from '../../support/bench'
import { createsTables, hostOf, stepOf } from '../../support/crafted-way'
import { sessionOptions } from '../../support/databases'
import { openGateway } from '../../support/e2e/gateway'
import { buildForNode } from '../../support/embedded-worker'
import { startMariadb } from '../../support/mariadb'
import { startPostgres } from '../../support/postgres'
import type { Told } from '../../support/running-app'
import { type RunningServer, targetOf } from '../../support/server'

// Servers are started, killed and started again.
vi.setConfig({ testTimeout: 180_000 })

type Kind = 'postgres' | 'mariadb'
const dialects = { postgres, mariadb: mysql }

/** A server of the test's own that keeps what it has answered for, though it is killed. */
async function lastingServer(kind: Kind): Promise<RunningServer> {
  const server =
    kind === 'postgres'
      ? await startPostgres()
      : await startMariadb({ arguments: ['--innodb-flush-log-at-trx-commit=1'] })
  onTestFinished(() => server.stop())
  if (kind === 'postgres') {
    await on(kind, server, 'postgres', 'alter system set synchronous_commit = on')
    await on(kind, server, 'postgres', 'select pg_reload_conf()')
  }
  await on(kind, server, kind === 'postgres' ? 'postgres' : 'mysql', 'create database work')
  return server
}

async function on(kind: Kind, server: RunningServer, database: string, sql: string): Promise<unknown[]> {
  const session = await dialects[kind].connect(targetOf(server, database), server.password, sessionOptions())
  try {
    return await session.query(sql)
  } finally {
    await session.close()
  }
}

const atWork = {
  postgres:
    "select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like",
  mariadb: 'select 1 from information_schema.processlist where id <> connection_id() and info like',
}

/** Resolves once the server is at a statement that begins so. */
async function serverIsAt(kind: Kind, server: RunningServer, sql: string): Promise<void> {
  for (let found: unknown[] = []; found.length === 0;)
    found = await on(kind, server, 'work', `${atWork[kind]} '${sql}%'`)
}

const slow = { postgres: 'select pg_sleep(60)', mariadb: 'select sleep(60)' }

/** Two steps, of which the second is under way when the test acts: table a stands by then. */
function wayOn(kind: Kind) {
  const inside = kind === 'postgres'
  const rest = ['create table b (id int)', slow[kind], 'create table c (id int)']
  const steps = inside
    ? [stepOf(true, 'create table a (id int)'), stepOf(true, ...rest)]
    : ['create table a (id int)', ...rest].map((sql) => stepOf(false, sql))
  return { steps, tables: ['a', 'b', 'c'], at: inside ? [1, 1] : [2, 0] } as const
}

function isAt(run: Run, [step, statement]: readonly [number, number] | readonly number[]): boolean {
  return run.steps[step ?? 0]?.statements[statement ?? 0]?.state === 'running'
}

const states = ({ steps }: Run): string[] =>
  steps.flatMap(({ statements }) => statements.map(({ state }) => state))

interface App {
  readonly engine: Engine
  readonly connection: Connection
}

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'varve-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** An app on this data folder that knows the connection, as the next start does. */
async function openApp(folder: string, connection: Connection, password: string): Promise<App> {
  const engine = createEngine(hostOf(folder))
  onTestFinished(() => engine.close())
  engine.profiles.addTemporary(connection)
  await engine.secrets.remember(connection.id, password, false)
  return { engine, connection }
}

function connectionOf(server: RunningServer, change: { port?: number } = {}): Connection {
  return connectionTo({ ...targetOf(server, 'work'), ...change }, { statementTimeoutMs: 0 })
}

async function start(
  { engine, connection }: App,
  { steps, tables }: ReturnType<typeof wayOn>,
): Promise<string> {
  const from = await engine.looks.at(connection.id, true)
  return engine.runs.startChanges({
    connectionId: connection.id,
    folder: '',
    steps,
    from,
    planned: createsTables(from.server.schema, tables),
    to: from,
    makes: steps.map(() => []),
    renames: [],
  })
}

/** Follows a run to its end, and acts once while the statement of the way that takes long is under way. */
async function following(
  { engine }: App,
  runId: string,
  at: readonly number[],
  act: () => unknown,
): Promise<Run> {
  let run: Run | null = null
  let acted = false
  for await (const event of engine.runs.get(runId).watch()) {
    run = foldRunEvent(run, event)
    if (acted || !isAt(run, at)) continue
    acted = true
    await act()
  }
  if (run === null) throw new Error('the run was never told')
  return run
}

const left = async (folder: string): Promise<string[]> => readdir(join(folder, 'runs'))

const undone = {
  postgres: ['done', 'rolled-back', 'failed', 'not-run'],
  mariadb: ['done', 'done', 'in-doubt', 'not-run'],
}
const standing = {
  postgres: 'Read back: 1 of 3 changes stand. Not there: + table b with 1 column; + table c with 1 column.',
  mariadb: 'Read back: 2 of 3 changes stand. Not there: + table c with 1 column.',
}

describe.each(['postgres', 'mariadb'] as const)('%s, killed while it runs a way', (kind) => {
  test('and back in a moment: the run says what stands of it', async () => {
    const server = await lastingServer(kind)
    const folder = await dataFolder()
    const app = await openApp(folder, connectionOf(server), server.password)
    const way = wayOn(kind)
    const back: Promise<void>[] = []
    const run = await following(app, await start(app, way), way.at, async () => {
      await serverIsAt(kind, server, slow[kind])
      process.kill(server.pid, 'SIGKILL')
      back.push(server.again())
    })
    await Promise.all(back)
    expect(states(run)).toEqual(undone[kind])
    expect(run.outcome?.truth).toBe(standing[kind])
    expect(run.outcome?.error?.code).toBe('connection-lost')
    expect(await left(folder)).toEqual([])
  })

  test('and gone for long: what was answered is told, and what stands as soon as it is back', async () => {
    const server = await lastingServer(kind)
    const folder = await dataFolder()
    const connection = connectionOf(server)
    const app = await openApp(folder, connection, server.password)
    const way = wayOn(kind)
    const runId = await start(app, way)
    const run = await following(app, runId, way.at, async () => {
      await serverIsAt(kind, server, slow[kind])
      process.kill(server.pid, 'SIGKILL')
    })
    expect(states(run)).toEqual(undone[kind])
    expect(run.outcome?.truth).toBe(
      kind === 'postgres'
        ? 'The database could not be read back. As far as the server had answered, of 4 statements 1 stands; 2–3 were undone; 4 was not sent.'
        : 'The database could not be read back. As far as the server had answered, of 4 statements 1–2 stand; 3 is in doubt; 4 was not sent.',
    )
    // Still gone: said again, and kept.
    const [again] = await app.engine.runs.list(connection.id)
    expect(again?.outcome?.truth).toContain('could not be read back')
    await server.again()
    // By this app, and by the next one.
    const next = await openApp(folder, connection, server.password)
    const [told] = await next.engine.runs.list(connection.id)
    expect(told).toMatchObject({ id: runId, toldLater: true, outcome: { truth: standing[kind] } })
    expect(told === undefined ? [] : states(told)).toEqual(undone[kind])
    expect(await left(folder)).toEqual([])
    const activity = await next.engine.journal.list(connection.id, 100, null)
    const of = (sql: string) => activity.find((entry) => entry.sql === sql)?.outcome
    expect(of('create table a (id int)')).toBe('done')
    expect(of(slow[kind])).toBe('unknown')
    expect(of('create table c (id int)')).toBeUndefined()
  })
})

let program: string
beforeAll(async () => {
  program = await buildForNode('tests/support/running-app.ts', 'running-app.cjs')
})

describe.each(['postgres', 'mariadb'] as const)('the app, killed while it runs a way on %s', (kind) => {
  test('tells at its next start what stands of it', async () => {
    const server = await lastingServer(kind)
    const folder = await dataFolder()
    const connection = connectionOf(server)
    const way = wayOn(kind)
    const child = fork(program)
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child, 'message')
    const told: Told = { dataFolder: folder, connection, password: server.password, ...way }
    let seen: Run | null = null
    await new Promise<void>((resolve, reject) => {
      child.on('message', (event: RunEvent | { type: 'error'; error: string }) => {
        if (event.type === 'error') return reject(new Error(event.error))
        seen = foldRunEvent(seen, event)
        if (isAt(seen, way.at)) resolve()
      })
      child.send(told)
    })
    await serverIsAt(kind, server, slow[kind])
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    const next = await openApp(folder, connection, server.password)
    const [first] = await next.engine.runs.list(connection.id)
    expect(first).toMatchObject({ toldLater: true, outcome: { error: { code: 'in-doubt' } } })
    expect(first === undefined ? [] : states(first)).toEqual(
      kind === 'postgres' ? ['done', 'rolled-back', 'rolled-back', 'not-run'] : undone.mariadb,
    )
    expect(first?.outcome?.truth).toContain(standing[kind])
  })
})

test('a link that is cut, while MariaDB goes on: nothing is said to be undone that still comes to be', async () => {
  const server = await lastingServer('mariadb')
  await on('mariadb', server, 'work', 'create table big (id int, t varchar(200)) engine = InnoDB')
  await on('mariadb', server, 'work', "insert into big select seq, repeat('x', 150) from seq_1_to_300000")
  const gateway = await openGateway(server)
  onTestFinished(() => gateway.shut())
  const app = await openApp(await dataFolder(), connectionOf(server, { port: gateway.port }), server.password)
  const way = {
    steps: [
      stepOf(false, 'create table a (id int)'),
      stepOf(false, 'create table b as select distinct t, id from big'),
    ],
    tables: ['a', 'b'],
    at: [1, 0],
  } as const
  const run = await following(
    app,
    await start(app, way as unknown as ReturnType<typeof wayOn>),
    way.at,
    async () => {
      await serverIsAt('mariadb', server, 'create table b')
      await gateway.shut()
      await gateway.open()
    },
  )
  expect(run.outcome?.truth).toMatch(
    / 2 of 2 changes stand\.$| The server still works on the statement that is in doubt/,
  )
  let told: Run | undefined = run
  while (told?.outcome?.truth.includes('still works') === true) {
    expect(states(told)).toEqual(['done', 'in-doubt'])
    await sleep(1000)
    ;[told] = await app.engine.runs.list(app.connection.id)
  }
  expect(told?.outcome).toMatchObject({ kind: 'done', truth: 'Read back: 2 of 2 changes stand.' })
})

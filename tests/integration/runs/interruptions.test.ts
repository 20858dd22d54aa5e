import { describe, expect, onTestFinished, test } from 'vitest'
import { foldRunEvent, type Run } from '#contract/run'
import { connectionTo, openBench, refusal, startEngine, type Bench } from '../../support/bench'
import { during } from '../../support/during'
import { startMariadb } from '../../support/mariadb'
import { startPostgres } from '../../support/postgres'
import { projectFolder } from '../../support/project-folder'
import { targetOf, type RunningServer } from '../../support/server'

const slow = {
  postgres: 'select pg_sleep(60);',
  embedded: 'select pg_sleep(60);',
  mariadb: 'select sleep(60);',
} as const

describe.each(['postgres', 'embedded', 'mariadb'] as const)('cancel on %s', (kind) => {
  test('reaches the server, and the outcome says what stands', async () => {
    const bench = await openBench(kind, {
      '001_t.sql': 'create table t (id int)',
      '002_slow.sql': `create table u (id int);\n${slow[kind]}\ncreate table v (id int);`,
      '003_after.sql': 'create table w (id int)',
    })
    const runId = await bench.start('up')
    const started = Date.now()
    const run = await during(bench, runId, { step: 1, statement: 1 }, () =>
      bench.client.runs.cancel({ runId }),
    )
    expect(Date.now() - started).toBeLessThan(30_000)
    expect(run.outcome).toMatchObject({ kind: 'cancelled', current: '001' })
    const standing = kind === 'mariadb' ? ['t', 'u'] : ['t']
    expect(await bench.tables()).toEqual(standing)
    expect((await bench.entry('002')).state).toBe(kind === 'mariadb' ? 'stopped' : 'pending')
    expect(run.steps.map(({ state }) => state)).toEqual([
      'done',
      kind === 'mariadb' ? 'stopped' : 'failed',
      'not-run',
    ])
    if (kind !== 'embedded') {
      expect(JSON.stringify(await bench.sql(runningStatements[kind]))).not.toContain('sleep(60)')
    }
  })
})

const runningStatements = {
  postgres: "select query from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()",
  mariadb: 'select info from information_schema.processlist where id <> connection_id()',
}

describe.each(['postgres', 'mariadb'] as const)('two at once on %s', (kind) => {
  test('the second is told who runs, and runs nothing', async () => {
    const bench = await openBench(kind, { '001_slow.sql': `create table t (id int);\n${slow[kind]}` })
    const other = await startEngine()
    const connection = connectionTo(bench.database.target)
    const { folder } = bench
    await other.client.connections.save({
      folder,
      connection,
      password: bench.database.password,
      remember: false,
    })
    await other.client.connections.open({ connectionId: connection.id, password: null, remember: false })
    const runId = await bench.start('up')
    const run = await during(bench, runId, { step: 0, statement: 1 }, async () => {
      const where = { folder, connectionId: connection.id }
      const history = await other.client.history.read(where)
      expect(history.lock?.who).toContain(kind === 'postgres' ? 'Varve' : 'varve@')
      const { fingerprint } = await other.client.runs.plan({
        ...where,
        direction: 'up',
        to: null,
        only: false,
      })
      const start = other.client.runs.start({ ...where, direction: 'up', to: null, only: false, fingerprint })
      expect((await refusal(start)).code).toBe('busy')
      await bench.client.runs.cancel({ runId })
    })
    expect(run.outcome?.kind).toBe('cancelled')
    expect((await other.client.history.read({ folder, connectionId: connection.id })).lock).toBeNull()
  })
})

test.each(['postgres', 'mariadb'] as const)(
  'a statement that waits says for whom, and gives up in time on %s',
  async (kind) => {
    const bench = await openBench(
      kind,
      { '001_t.sql': 'create table t (id int)', '002_alter.sql': 'alter table t add column b int' },
      { lockTimeoutMs: 4000 },
    )
    await bench.run('up', '001')
    const { dialect, target, password } = bench.database
    const blocker = await dialect.connect(target, password, {
      applicationName: 'the one who blocks',
      readOnly: false,
      connectTimeoutMs: 5000,
      lockTimeoutMs: 0,
      statementTimeoutMs: 0,
      observe: () => () => undefined,
    })
    onTestFinished(() => blocker.close())
    await blocker.run('begin')
    await blocker.run(kind === 'postgres' ? 'lock table t' : 'insert into t values (1)')
    let seen: string | null = null
    const runId = await bench.start('up')
    let run: Run | null = null
    for await (const event of await bench.client.runs.watch({ runId })) {
      run = foldRunEvent(run, event)
      if (event.type === 'waiting' && event.waitingFor !== null) seen = event.waitingFor.backend
    }
    if (kind === 'postgres') expect(seen).toBe(blocker.backend)
    expect(run?.outcome).toMatchObject({ kind: 'failed', error: { code: 'timeout' } })
    expect((await bench.entry('002')).state).toBe('pending')
  },
)

test('a plan that is no longer true is not run', async () => {
  const bench = await openBench('postgres', {
    '001_t.sql': 'create table t (id int)',
    '002_u.sql': 'create table u (id int)',
  })
  const { fingerprint } = await bench.plan('up')
  await bench.run('up', '001')
  const { folder, connectionId } = bench
  const start = bench.client.runs.start({
    folder,
    connectionId,
    direction: 'up',
    to: null,
    only: false,
    fingerprint,
  })
  expect((await refusal(start)).code).toBe('state-changed')
  expect(await bench.tables()).toEqual(['t'])
})

test('a read-only connection plans and refuses', async () => {
  const bench = await openBench('postgres', { '001_t.sql': 'create table t (id int)' }, { readOnly: true })
  const plan = await bench.plan('up')
  expect(plan.refusal?.code).toBe('read-only')
  const { folder, connectionId } = bench
  const where = {
    folder,
    connectionId,
    direction: 'up',
    to: null,
    only: false,
    fingerprint: plan.fingerprint,
  } as const
  expect((await refusal(bench.client.runs.start(where))).code).toBe('read-only')
  const mark = bench.client.history.mark({ folder, connectionId, revision: '001', as: 'applied' })
  expect((await refusal(mark)).code).toBe('read-only')
})

describe('the link is cut in the middle', () => {
  test('PostgreSQL: the revision in its transaction is undone, and the run says so', async () => {
    const bench = await openBench('postgres', {
      '001_t.sql': 'create table t (id int)',
      '002_slow.sql': 'create table u (id int);\nselect pg_sleep(60);',
    })
    const runId = await bench.start('up')
    const run = await during(bench, runId, { step: 1, statement: 1 }, () =>
      bench.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(60)%'",
      ),
    )
    expect(run.outcome).toMatchObject({ kind: 'failed', current: '001', error: { code: 'connection-lost' } })
    expect(run.outcome?.truth).toContain('Nothing of 002 stands.')
    expect(await bench.tables()).toEqual(['t'])
  })

  test.each([
    { engine: 'InnoDB', kind: 'failed', state: 'failed', inDoubt: false },
    // Rows in a table without transactions would stand.
    { engine: 'MyISAM', kind: 'in-doubt', state: 'in-doubt', inDoubt: true },
  ] as const)(
    'MariaDB: what was answered stands, and what became of the rest is said where it is known ($engine)',
    async ({ engine, kind, state, inDoubt }) => {
      const bench = await openBench('mariadb', {
        '001_slow.sql': `create table u (id int) engine = ${engine};\nselect sleep(60);\ncreate table v (id int);`,
      })
      const runId = await bench.start('up')
      const run = await during(bench, runId, { step: 0, statement: 1 }, async () => {
        const [found] = await bench.sql<{ id: unknown }>(
          "select id from information_schema.processlist where info like 'select sleep(60)%'",
        )
        await bench.sql(`kill connection ${Number(found?.id)}`)
      })
      expect(run.outcome?.kind).toBe(kind)
      expect(run.steps[0]?.statements.map((statement) => statement.state)).toEqual(['done', state, 'not-run'])
      const entry = await bench.entry('001')
      expect(entry).toMatchObject({ state: 'stopped', stopped: { done: 1, of: 3, inDoubt } })
      expect(entry.ways).toEqual(expect.arrayContaining(['resume', 'mark-applied', 'mark-pending']))
    },
  )

  test('MariaDB: a statement that commits by itself is in doubt', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int)',
      '002_slow.sql': 'create table u (id int);\nalter table t add c int;',
    })
    await bench.run('up', '001')
    const held = await bench.database.connect()
    await held.run('begin')
    await held.run('insert into t values (1)')
    const runId = await bench.start('up', '002')
    const run = await during(bench, runId, { step: 0, statement: 1 }, async () => {
      const [found] = await bench.sql<{ id: unknown }>(
        "select id from information_schema.processlist where info like 'alter table t add c%'",
      )
      await bench.sql(`kill connection ${Number(found?.id)}`)
    })
    expect(run.outcome?.kind).toBe('in-doubt')
    expect((await bench.entry('002')).stopped).toMatchObject({ done: 1, of: 2, inDoubt: true })
  })
})

const ownServer = { postgres: startPostgres, mariadb: startMariadb }

test.each(['postgres', 'mariadb'] as const)('%s is killed in the middle of a run', async (kind) => {
  const server: RunningServer = await ownServer[kind]()
  onTestFinished(() => server.stop())
  const { client, engine } = await startEngine()
  const folder = await projectFolder({ '001_slow.sql': `create table t (id int);\n${slow[kind]}` })
  const connection = connectionTo(targetOf(server, kind === 'postgres' ? 'postgres' : 'mysql'))
  const connectionId = connection.id
  await client.connections.save({ folder, connection, password: server.password, remember: false })
  await client.connections.open({ connectionId, password: server.password, remember: false })
  const where = { folder, connectionId, direction: 'up', to: null, only: false } as const
  const { fingerprint } = await client.runs.plan(where)
  const { runId } = await client.runs.start({ ...where, fingerprint })
  const bench = { client, engine } as unknown as Bench
  const run = await during(bench, runId, { step: 0, statement: 1 }, async () =>
    process.kill(server.pid, 'SIGKILL'),
  )
  expect(run.outcome?.kind).toBe('in-doubt')
  expect(run.outcome?.truth).toContain('could not be read back')
  const after = await refusal(client.history.read({ folder, connectionId }))
  expect(['network', 'connection-lost']).toContain(after.code)
  const activity = await client.activity.list({ connectionId, limit: 100, before: null })
  expect(activity.find(({ sql }) => sql.includes('create table t'))).toMatchObject({ outcome: 'done' })
  expect(activity.find(({ sql }) => sql.includes('sleep(60)'))?.outcome).not.toBe('done')
})

import { describe, expect, onTestFinished, test } from 'vitest'
import { foldRunEvent, type Run } from '#contract/run'
import { connectionTo, openBench, refusal } from '../../support/bench'
import { freshDatabase } from '../../support/databases'
import { writeFiles } from '../../support/project-folder'

const doneOf = (run: Run) => run.steps.flatMap(({ statements }) => statements.map(({ state }) => state))

describe.each(['postgres', 'embedded', 'mariadb'] as const)(
  'what a file does with transactions on %s',
  (kind) => {
    test('COMMIT AND CHAIN opens another transaction: what is in it does not stand', async () => {
      const bench = await openBench(kind, {
        '001_t.sql': 'create table t (id int)',
        '002_chain.sql':
          'begin;\ninsert into t values (1);\ncommit and chain;\ninsert into t values (2);\nselect nothing_like_it;\ncommit;',
      })
      const run = await bench.run('up')
      expect(run.outcome?.kind).toBe('failed')
      expect(await bench.sql('select id from t')).toEqual([{ id: 1 }])
      expect((await bench.entry('002')).stopped).toMatchObject({ done: 3, of: 6, inDoubt: false })
    })

    test('a file that ends within a transaction is not said to be applied', async () => {
      const bench = await openBench(kind, {
        '001_t.sql': 'create table t (id int)',
        '002_chain.sql': 'begin;\ninsert into t values (1);\ncommit and chain;\ninsert into t values (2);',
      })
      const run = await bench.run('up')
      expect(await bench.sql('select id from t')).toEqual([{ id: 1 }])
      expect(run.outcome?.kind).toBe('failed')
      expect(doneOf(run)).toEqual(['done', 'done', 'done', 'done', 'rolled-back'])
    })

    test('the connection of a run is the one it was started with', async () => {
      const bench = await openBench(kind, {
        '001_t.sql': 'create table t (id int)',
        '002_u.sql': 'create table u (id int)',
      })
      const other = await freshDatabase(kind)
      onTestFinished(() => other.drop())
      const runId = await bench.start('up')
      await bench.client.connections.save({
        folder: bench.folder,
        connection: { ...connectionTo(other.target), id: bench.connectionId },
        password: other.password,
        remember: false,
      })
      const run = await bench.finished(runId)
      expect(run.outcome).toMatchObject({ kind: 'done', current: '002' })
      expect(run.changes?.map(({ sentence }) => sentence)).toEqual([
        'table t with 1 column',
        'table u with 1 column',
      ])
      expect(await bench.tables()).toEqual([])
    })

    test('a plan made for another database is not started', async () => {
      const bench = await openBench(kind, { '001_t.sql': 'create table t (id int)' })
      const other = await freshDatabase(kind)
      onTestFinished(() => other.drop())
      const { fingerprint } = await bench.plan('up')
      const { folder, connectionId } = bench
      await bench.client.connections.save({
        folder,
        connection: { ...connectionTo(other.target), id: connectionId },
        password: other.password,
        remember: false,
      })
      const start = bench.client.runs.start({
        folder,
        connectionId,
        direction: 'up',
        to: null,
        only: false,
        fingerprint,
      })
      expect((await refusal(start)).code).toBe('state-changed')
    })

    test('a connection removed under a run does not end it', async () => {
      const bench = await openBench(kind, {
        '001_t.sql': 'create table t (id int)',
        '002_u.sql': 'create table u (id int)',
      })
      const { folder, connectionId } = bench
      const runId = await bench.start('up')
      await bench.client.connections.remove({ folder, connectionId })
      expect((await bench.finished(runId)).outcome).toMatchObject({ kind: 'done', current: '002' })
    })

    test('the lock is free when a run is said to have ended', async () => {
      const bench = await openBench(kind, { '001_t.sql': 'create table t (id int)' })
      const { client, folder, connectionId } = bench
      const runId = await bench.start('up')
      let run: Run | null = null
      for await (const event of await client.runs.watch({ runId })) run = foldRunEvent(run, event)
      expect((await bench.plan('down')).refusal?.code).toBe('no-down-part')
      expect((await client.history.read({ folder, connectionId })).lock).toBeNull()
    })
  },
)

describe('MariaDB', () => {
  test('SET STATEMENT … FOR may commit by itself', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int)',
      '002_set.sql':
        'insert into t values (1);\nset statement max_statement_time = 9 for create table u (id int);\ninsert into missing values (1);',
    })
    const run = await bench.run('up')
    expect(run.outcome?.truth).not.toContain('Nothing')
    expect((await bench.entry('002')).stopped).toMatchObject({ done: 2, of: 3 })
  })

  test('rows in a table without transactions are not said to be undone', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table m (id int) engine = MyISAM',
      '002_rows.sql': 'insert into m values (1);\ninsert into missing values (1);',
    })
    const run = await bench.run('up')
    expect(await bench.sql('select id from m')).toEqual([{ id: 1 }])
    expect(run.outcome?.kind).toBe('in-doubt')
    expect(run.outcome?.truth).not.toContain('Nothing')
    expect(await bench.entry('002')).toMatchObject({ state: 'stopped', stopped: { inDoubt: true } })
  })

  test('what DDL committed before it failed stands', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int)',
      '002_own.sql': 'begin;\ninsert into t values (1);\ncreate table t (id int);\ncommit;',
    })
    const run = await bench.run('up')
    expect(await bench.sql('select id from t')).toEqual([{ id: 1 }])
    expect(doneOf(run)).toEqual(['done', 'done', 'done', 'failed', 'not-run'])
    expect((await bench.entry('002')).stopped).toMatchObject({ done: 2, of: 4 })
  })

  test('a roll-back whose file has changed is not resumed', async () => {
    const bench = await openBench('mariadb', {
      '001_t.up.sql': 'create table t (id int);\ncreate table u (id int);',
      '001_t.down.sql': 'drop table u;\ndrop table missing;\ndrop table t;',
    })
    await bench.run('up')
    expect((await bench.run('down')).outcome?.truth).toContain('1 of 3 statements')
    await writeFiles(bench.folder, { '001_t.down.sql': 'drop table t;\ndrop table u;\ndrop table v;' })
    expect((await bench.plan('down')).refusal?.code).toBe('not-resumable')
  })

  test('a revision that drops the ledger is still told', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int);\ndrop table varve_ledger;\ncreate table u (id int);',
    })
    const run = await bench.run('up')
    expect(run.outcome?.error?.message).toMatch(/^The ledger could not be written: .*varve_ledger/)
    expect(await bench.tables()).toEqual(['t'])
    expect((await bench.entry('001')).stopped).toMatchObject({ done: 2, of: 3, inDoubt: false })
  })
})

import { describe, expect, test } from 'vitest'
import { openBench } from '../../support/bench'

describe('PostgreSQL statements that run outside a transaction', () => {
  test('are said before and run one by one', async () => {
    const bench = await openBench('postgres', {
      '001_index.sql': `create table t (id int);
        create index concurrently i on t (id);
        create table u (id int);`,
    })
    const plan = await bench.plan('up')
    expect(plan.steps[0]).toMatchObject({ transaction: 'parts' })
    expect(plan.steps[0]?.note).toContain('Line 2')
    expect((await bench.run('up')).outcome?.kind).toBe('done')
    expect(await bench.tables()).toEqual(['t', 'u'])
  })

  test('a failing one stops the revision after what stands, and an invalid index is told', async () => {
    const bench = await openBench('postgres', {
      '001_t.sql': 'create table t (id int); insert into t values (1), (1);',
      '002_index.sql': `create table u (id int);
        create unique index concurrently i on t (id);
        create table v (id int);`,
    })
    const run = await bench.run('up')
    expect(run.outcome).toMatchObject({ kind: 'failed', at: { step: 1, statement: 1 }, current: '001' })
    expect(run.outcome?.truth).toContain('1 of 3 statements of 002 stand, and 1 was not sent.')
    expect(run.changes?.some(({ sentence }) => sentence.includes('INVALID'))).toBe(true)
    expect(await bench.entry('002')).toMatchObject({
      state: 'stopped',
      stopped: { done: 1, of: 3, inDoubt: false },
    })

    await bench.sql('drop index i')
    await bench.sql('delete from t')
    const again = await bench.run('up')
    expect(again.steps[0]?.statements.map(({ state }) => state)).toEqual(['stood', 'done', 'done'])
    expect(await bench.states()).toEqual({ '001': 'applied', '002': 'applied' })
  })

  test('transaction:false and a new enum value used at once', async () => {
    const bench = await openBench('postgres', {
      '001_enum.sql': "create type mood as enum ('sad'); create table m (m mood);",
      '002_value.sql':
        "-- migrate:up transaction:false\nalter type mood add value 'ok';\ninsert into m values ('ok');",
      '003_value.sql': "alter type mood add value 'fine';\ninsert into m values ('fine');",
    })
    expect((await bench.run('up')).outcome).toMatchObject({ kind: 'done', current: '003' })
  })

  test('BEGIN and COMMIT of the file are honoured: what was committed stands', async () => {
    const bench = await openBench('postgres', {
      '001_own.sql': [
        'create table before (id int);',
        'begin;',
        'create table within (id int);',
        'commit;',
        'begin;',
        'create table undone (id int);',
        'select 1/0;',
        'commit;',
      ].join('\n'),
    })
    const run = await bench.run('up')
    expect(run.steps[0]?.plan.transaction).toBe('own')
    expect(run.steps[0]?.statements.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'rolled-back',
      'rolled-back',
      'failed',
      'not-run',
    ])
    expect(await bench.tables()).toEqual(['before', 'within'])
    expect((await bench.entry('001')).stopped).toMatchObject({ done: 4, of: 8, inDoubt: false })
  })
})

describe('what a file leaves on the session', () => {
  test.each(['postgres', 'embedded'] as const)(
    'does not reach the ledger or the next revision on %s',
    async (kind) => {
      const bench = await openBench(kind, {
        '001_path.sql':
          "create schema other; select pg_catalog.set_config('search_path', 'other', false); set lock_timeout = 1;",
        '002_table.sql': 'create table here (id int)',
        '003_role.sql': 'create role varve_nobody_' + kind + '; set role varve_nobody_' + kind + ';',
      })
      const run = await bench.run('up')
      expect(run.outcome?.error).toBeNull()
      expect(run.outcome).toMatchObject({ kind: 'done', current: '003' })
      const { tables } = await bench.client.catalog.read({ connectionId: bench.connectionId, refresh: true })
      expect(tables.map(({ schema, name }) => `${schema}.${name}`)).toEqual(['public.here'])
      await bench.sql('drop role varve_nobody_' + kind)
    },
  )

  test('does not reach the ledger or the next revision on MariaDB', async () => {
    const bench = await openBench('mariadb', {
      '001_use.sql':
        "set session sql_mode = 'ANSI_QUOTES'; set foreign_key_checks = 0; use information_schema;",
      '002_table.sql': 'create table here (id int, b varchar(9) default "x")',
    })
    const run = await bench.run('up')
    expect(run.outcome?.error).toBeNull()
    expect(run.outcome).toMatchObject({ kind: 'done', current: '002' })
    expect(await bench.tables()).toEqual(['here'])
  })
})

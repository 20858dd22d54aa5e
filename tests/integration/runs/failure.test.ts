import { describe, expect, test } from 'vitest'
import { openBench } from '../../support/bench'
import { writeFiles } from '../../support/project-folder'

const five = [
  '-- five statements, the third is wrong',
  'create table one (id int primary key);',
  'create table two (id int primary key);',
  'create tabel three (id int primary key);',
  'create table four (id int primary key);',
  'create table five (id int primary key);',
].join('\n')

describe.each(['postgres', 'embedded'] as const)('a failing revision on %s', (kind) => {
  test('leaves nothing of it, and says where', async () => {
    const bench = await openBench(kind, { '001_ok.sql': 'create table zero (id int)', '002_five.sql': five })
    const run = await bench.run('up')
    expect(run.outcome).toMatchObject({ kind: 'failed', at: { step: 1, statement: 2 }, current: '001' })
    expect(run.outcome?.error).toMatchObject({
      code: 'statement-failed',
      place: { file: '002_five.sql', line: 4, column: 8 },
      server: { code: '42601' },
    })
    expect(run.outcome?.truth).toContain('Nothing of 002 stands.')
    expect(run.steps[1]?.statements.map(({ state }) => state)).toEqual([
      'rolled-back',
      'rolled-back',
      'failed',
      'not-run',
      'not-run',
    ])
    expect(await bench.tables()).toEqual(['zero'])
    expect(await bench.states()).toEqual({ '001': 'applied', '002': 'pending' })

    await writeFiles(bench.folder, { '002_five.sql': five.replace('tabel', 'table') })
    expect((await bench.run('up')).outcome).toMatchObject({ kind: 'done', current: '002' })
    expect(await bench.tables()).toEqual(['five', 'four', 'one', 'three', 'two', 'zero'])
  })

  test('an error that only COMMIT finds undoes the revision', async () => {
    const bench = await openBench(kind, {
      '001_deferred.sql': `
        create table a (id int primary key);
        create table b (a int references a deferrable initially deferred);
        insert into b values (7);`,
    })
    const run = await bench.run('up')
    expect(run.outcome).toMatchObject({ kind: 'failed', current: null, error: { server: { code: '23503' } } })
    expect(await bench.tables()).toEqual([])
  })
})

describe('a failing revision on MariaDB', () => {
  test('is stopped after the statements that stand, and can be resumed once its cause is gone', async () => {
    const bench = await openBench('mariadb', {
      '001_five.sql': [
        'create table one (id int primary key);',
        'create table two (id int primary key);',
        'insert into elsewhere values (1);',
        'create table four (id int primary key);',
        'create table five (id int primary key);',
      ].join('\n'),
    })
    const run = await bench.run('up')
    expect(run.outcome).toMatchObject({ kind: 'failed', at: { step: 0, statement: 2 }, current: null })
    expect(run.outcome?.error).toMatchObject({ server: { code: '1146' }, place: { line: 3 } })
    expect(run.outcome?.truth).toContain('2 of 5 statements of 001 stand, and 2 were not sent.')
    expect(run.steps[0]?.state).toBe('stopped')

    const entry = await bench.entry('001')
    expect(entry).toMatchObject({
      state: 'stopped',
      stopped: { direction: 'up', done: 2, of: 5, inDoubt: false },
    })
    expect(entry.ways).toEqual(expect.arrayContaining(['resume', 'mark-applied', 'mark-pending']))

    await bench.sql('create table elsewhere (id int)')
    const again = await bench.run('up')
    expect(again.steps[0]?.statements.map(({ state }) => state)).toEqual([
      'stood',
      'stood',
      'done',
      'done',
      'done',
    ])
    expect(again.outcome).toMatchObject({ kind: 'done', current: '001' })
    expect(await bench.states()).toEqual({ '001': 'applied' })
  })

  test('a changed file is not resumed; the decision is the person’s', async () => {
    const bench = await openBench('mariadb', {
      '001_x.sql': 'create table one (id int);\ncreate tabel two (id int);',
    })
    await bench.run('up')
    await writeFiles(bench.folder, { '001_x.sql': 'create table one (id int);\ncreate table two (id int);' })
    const entry = await bench.entry('001')
    expect(entry.state).toBe('stopped')
    expect(entry.ways).not.toContain('resume')
    expect((await bench.plan('up')).refusal?.code).toBe('not-resumable')
    await bench.client.history.mark({
      folder: bench.folder,
      connectionId: bench.connectionId,
      revision: '001',
      as: 'pending',
    })
    expect(await bench.states()).toEqual({ '001': 'pending' })
    await bench.sql('drop table one')
    expect((await bench.run('up')).outcome?.kind).toBe('done')
  })

  test('a revision of rows alone is one transaction', async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int primary key)',
      '002_rows.sql': 'insert into t values (1);\ninsert into t values (2);\ninsert into t values (1);',
    })
    const run = await bench.run('up')
    expect(run.outcome?.truth).toContain('Nothing of 002 stands.')
    expect(await bench.sql('select * from t')).toEqual([])
    expect(await bench.states()).toEqual({ '001': 'applied', '002': 'pending' })
  })

  test("the file's own transaction holds until a statement that commits by itself", async () => {
    const bench = await openBench('mariadb', {
      '001_t.sql': 'create table t (id int primary key)',
      '002_own.sql': 'start transaction;\ninsert into t values (1);\ninsert into t values (1);\ncommit;',
    })
    const run = await bench.run('up')
    expect(run.steps[1]?.plan.transaction).toBe('own')
    expect(run.outcome?.kind).toBe('failed')
    expect(await bench.sql('select * from t')).toEqual([])
    expect((await bench.entry('002')).state).toBe('pending')
  })
})

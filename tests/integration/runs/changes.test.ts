import { describe, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { SchemaPlan } from '#contract/schema-plan'
import { type Bench, openBench, refusal } from '../../support/bench'
import { during } from '../../support/during'

const kinds = ['postgres', 'embedded', 'mariadb'] as const
const slow = { postgres: 'select pg_sleep(60)', embedded: 'select pg_sleep(60)', mariadb: 'select sleep(60)' }

function step(transactional: boolean, ...sql: string[]): SchemaPlan['steps'][number] {
  return {
    transactional,
    statements: sql.map((text) => ({
      sql: text,
      reverseSql: null,
      change: null,
      transactional,
      hazards: [],
    })),
  }
}

function creates(schema: string, ...tables: string[]): Change[] {
  return tables.map((name) => ({
    kind: 'create-table',
    ref: { kind: 'table', schema, name, table: null },
    sentence: `table ${name} with 1 column`,
    properties: [],
  }))
}

interface Way {
  readonly steps: SchemaPlan['steps']
  readonly tables: readonly string[]
  readonly from?: Catalog
}

async function start({ engine, client, connectionId }: Bench, { steps, tables, from }: Way): Promise<string> {
  const seen = from ?? (await client.catalog.read({ connectionId, refresh: true }))
  const planned = creates(seen.server.schema, ...tables)
  return engine.runs.startChanges({
    connectionId,
    folder: '',
    steps,
    from: seen,
    planned,
    to: seen,
    makes: [],
    renames: [],
  })
}

describe.each(kinds)('a way run on %s', (kind) => {
  const inside = kind !== 'mariadb'

  test('is done when the database, read back, has every planned change', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    const steps = [step(inside, 'create table a (id int)'), step(inside, 'create table b (id int)')]
    const run = await bench.finished(await start(bench, { steps, tables: ['a', 'b'] }))
    expect(run.outcome).toMatchObject({ kind: 'done', truth: 'Read back: 2 of 2 changes stand.' })
    expect(run.changes?.map(({ sentence }) => sentence)).toEqual([
      'table a with 1 column',
      'table b with 1 column',
    ])
    expect(await bench.tables()).toEqual(['a', 'b'])
  })

  test('is in doubt when statements made something else than was planned', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    const steps = [step(inside, 'create table other (id int)')]
    const run = await bench.finished(await start(bench, { steps, tables: ['a'] }))
    expect(run.outcome?.kind).toBe('in-doubt')
    expect(run.outcome?.truth).toBe(
      'Read back: 0 of 1 change stands. Not there: + table a with 1 column. 1 change is there that was not planned.',
    )
  })

  test('says which changes stand where a statement fails', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    const steps = inside
      ? [
          step(true, 'create table a (id int)'),
          step(true, 'create table b (id int)', 'create table a (id int)'),
        ]
      : ['create table a (id int)', 'create table a (id int)', 'create table b (id int)'].map((sql) =>
          step(false, sql),
        )
    const run = await bench.finished(await start(bench, { steps, tables: ['a', 'b'] }))
    expect(run.outcome).toMatchObject({
      kind: 'failed',
      at: inside ? { step: 1, statement: 1 } : { step: 1, statement: 0 },
      error: { code: 'statement-failed', place: null },
      truth: 'Read back: 1 of 2 changes stand. Not there: + table b with 1 column.',
    })
    expect(await bench.tables()).toEqual(['a'])
    expect(run.steps.flatMap(({ statements }) => statements.map(({ state }) => state))).toEqual(
      inside ? ['done', 'rolled-back', 'failed'] : ['done', 'failed', 'not-run'],
    )
  })

  test('is refused where the database has moved since it was compared', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    const from = await bench.client.catalog.read({ connectionId: bench.connectionId, refresh: true })
    await bench.sql('create table meanwhile (id int)')
    const refused = await start(bench, {
      steps: [step(inside, 'create table a (id int)')],
      tables: ['a'],
      from,
    }).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      data: {
        code: 'state-changed',
        message: 'The database has changed since it was compared: table meanwhile with 1 column.',
      },
    })
    expect(await bench.tables()).toEqual(['meanwhile'])
    // The lock is free again.
    expect((await bench.plan('up')).refusal).toBeNull()
  })

  test('can be cancelled, and holds the run lock meanwhile', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    const steps = [step(inside, 'create table a (id int)'), step(inside, slow[kind])]
    const runId = await start(bench, { steps, tables: ['a'] })
    const run = await during(bench, runId, { step: 1, statement: 0 }, async () => {
      if (kind !== 'embedded') expect((await bench.plan('up')).refusal?.code).toBe('busy')
      await bench.client.runs.cancel({ runId })
    })
    expect(run.outcome).toMatchObject({ kind: 'cancelled', truth: 'Read back: 1 of 1 change stands.' })
    expect(run.steps.map(({ state }) => state)).toEqual(['done', 'failed'])
  })
})

test('a read-only connection is refused', async () => {
  const bench = await openBench('postgres', { '001_a.sql': 'select 1' }, { readOnly: true })
  const error = await refusal(start(bench, { steps: [step(true, 'create table a (id int)')], tables: ['a'] }))
  expect(error.code).toBe('read-only')
})

test('a link that breaks in a transaction undoes it, and the database says so', async () => {
  const bench = await openBench('postgres', { '001_a.sql': 'select 1' })
  const steps = [step(true, 'create table a (id int)', slow.postgres)]
  const runId = await start(bench, { steps, tables: ['a'] })
  const run = await during(bench, runId, { step: 0, statement: 1 }, () =>
    bench.sql("select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)'"),
  )
  expect(run.outcome).toMatchObject({ kind: 'failed', error: { code: 'connection-lost' } })
  expect(run.outcome?.truth).toBe('Read back: 0 of 1 change stands. Not there: + table a with 1 column.')
  expect(await bench.tables()).toEqual([])
})

test('on MariaDB a statement whose link broke is in doubt until the catalog tells', async () => {
  const bench = await openBench('mariadb', { '001_a.sql': 'select 1' })
  const steps = [step(false, 'create table a (id int)'), step(false, slow.mariadb)]
  const runId = await start(bench, { steps, tables: ['a'] })
  const run = await during(bench, runId, { step: 1, statement: 0 }, async () => {
    const [row] = await bench.sql<{ id: number }>(
      "select id from information_schema.processlist where info = 'select sleep(60)'",
    )
    await bench.sql(`kill ${row?.id}`)
  })
  // All that was planned stands: the catalog settles it.
  expect(run.outcome).toMatchObject({ kind: 'done', truth: 'Read back: 1 of 1 change stands.' })
})

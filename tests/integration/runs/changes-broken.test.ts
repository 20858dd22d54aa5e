import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CompareSide } from '#contract/compare'
import type { Run } from '#contract/run'
import type { SchemaPlan } from '#contract/schema-plan'
import { type Bench, openBench, refusal } from '../../support/bench'
import { comparisonOf, known, quiet, run as runSql } from '../../support/compare'
import { during } from '../../support/during'

/** A project that is beside the point. */
const nothing = { '001_a.sql': 'select 1' }

interface Way {
  readonly id: string
  readonly plan: SchemaPlan
}

/** Compares the bench's database with one of these statements, and plans the way there. */
async function wayTo(
  { engine, connectionId }: Bench,
  to: CompareSide,
  renames: { ref: Parameters<typeof ref>; to: string }[] = [],
): Promise<Way> {
  const from: CompareSide = { kind: 'connection', connectionId }
  const wanted = renames.map((one) => ({ ref: ref(...one.ref), to: one.to }))
  const { id } = await comparisonOf(engine, from, to, { scratch: connectionId, renames: wanted })
  return { id, plan: await engine.comparisons.plan(id, null, quiet) }
}

function ref(kind: 'table' | 'column', name: string, table: string | null) {
  return { kind, schema: '', name, table }
}

async function start({ client }: Bench, { id, plan }: Way): Promise<string> {
  return (await client.compare.start({ id, fingerprint: plan.fingerprint })).runId
}

const states = (run: Run): string[] =>
  run.steps.flatMap(({ statements }) => statements.map(({ state }) => state))

test('a unique index that fails CONCURRENTLY is told as left and not valid, and comparing again mends it', async () => {
  const bench = await openBench('postgres', nothing)
  const table = 'create table t (x int);'
  await runSql(bench.database, `${table} insert into t values (1), (1);`)
  // What makes the table a big one, for which an index is made so.
  await bench.sql("update pg_class set reltuples = 600000, relpages = 5000 where relname = 't'")
  const { side } = await known(bench.engine, 'postgres', `${table} create unique index ix on t (x);`)
  const first = await wayTo(bench, side)
  expect(first.plan.steps.map(({ statements }) => statements.map(({ sql }) => sql))).toEqual([
    [expect.stringContaining('CREATE UNIQUE INDEX CONCURRENTLY')],
  ])
  const failed = await bench.finished(await start(bench, first))
  expect(failed.outcome).toMatchObject({ kind: 'failed', error: { code: 'statement-failed' } })
  expect(failed.outcome?.truth).toBe(
    'Read back: 0 of 1 change stands. Not there: + unique index ix on t(x). ix was left there and is not valid: compare again, and the plan makes it so.',
  )
  await bench.sql('delete from t where ctid = (select min(ctid) from t)')
  const again = await bench.finished(await start(bench, await wayTo(bench, side)))
  expect(again.outcome).toMatchObject({ kind: 'done', truth: 'Read back: 1 of 1 change stands.' })
})

test('on MariaDB the catalog settles a statement whose link broke, and what comes after can be planned again', async () => {
  const bench = await openBench('mariadb', nothing)
  await runSql(
    bench.database,
    'create table a (id int) engine = InnoDB; create table b (id int) engine = InnoDB;',
  )
  const { side } = await known(
    bench.engine,
    'mariadb',
    'create table a (id int, x int); create table b (id int, x int);',
  )
  const way = await wayTo(bench, side)
  const held = await bench.database.connect()
  await held.run('begin')
  await held.run('insert into b values (1)')
  const runId = await start(bench, way)
  const run = await during(bench, runId, { step: 1, statement: 0 }, async () => {
    const [found] = await bench.sql<{ id: unknown }>(
      "select id from information_schema.processlist where info like 'alter table%'",
    )
    await bench.sql(`kill connection ${Number(found?.id)}`)
  })
  await held.run('rollback')
  expect(states(run)).toEqual(['done', 'rolled-back'])
  expect(run.outcome).toMatchObject({ kind: 'failed', error: { code: 'connection-lost' } })
  expect(run.outcome?.truth).toBe('Read back: 1 of 2 changes stand. Not there: + column b.x int(11).')
  const rest = await wayTo(bench, side)
  expect(rest.plan.changes.map(({ sentence }) => sentence)).toEqual(['column b.x int(11)'])
  expect((await bench.finished(await start(bench, rest))).outcome?.kind).toBe('done')
})

test('on MariaDB a statement that fails on data leaves those before it, and says which', async () => {
  const bench = await openBench('mariadb', nothing)
  await runSql(
    bench.database,
    'create table a (id int); create table b (x int); insert into b values (1), (1);',
  )
  const { side } = await known(
    bench.engine,
    'mariadb',
    'create table a (id int, y int); create table b (x int, unique key ux (x)); create table c (id int);',
  )
  const run = await bench.finished(await start(bench, await wayTo(bench, side)))
  expect(run.outcome?.kind).toBe('failed')
  expect(run.outcome?.error?.message).toContain('Duplicate entry')
  const at = states(run).indexOf('failed')
  expect(
    states(run).every((state, place) => state === (place < at ? 'done' : place > at ? 'not-run' : 'failed')),
  ).toBe(true)
  expect(run.outcome?.truth).toContain('Not there: ')
  expect(run.outcome?.truth).toContain('ux')
  const rest = await wayTo(bench, side)
  expect(rest.plan.changes.length).toBeLessThan(3)
})

describe.each(['postgres', 'mariadb'] as const)('a rename on %s', (kind) => {
  test('that did not come to be is not said to stand', async () => {
    const bench = await openBench(kind, nothing)
    await runSql(
      bench.database,
      'create table a (id int); create table b (x int); insert into b values (null);',
    )
    const { side } = await known(
      bench.engine,
      kind,
      'create table z (id int); create table b (x int not null);',
    )
    const way = await wayTo(bench, side, [{ ref: ['table', 'a', null], to: 'z' }])
    const run = await bench.finished(await start(bench, way))
    expect(run.outcome?.kind).toBe('failed')
    expect(run.outcome?.truth).toMatch(
      kind === 'postgres'
        ? /^Read back: 0 of 2 changes stand\. Not there: ~ table a → z; ~ [^.]*b\.x[^.]*\.$/
        : /^Read back: 1 of 2 changes stand\. Not there: ~ [^.]*b\.x[^.]*\.$/,
    )
  })
})

test('nothing is sent that can’t be written down first', async () => {
  const bench = await openBench('postgres', nothing)
  const { side } = await known(bench.engine, 'postgres', 'create table t (id int);')
  const way = await wayTo(bench, side)
  const activity = join(bench.dataFolder, 'activity')
  await rm(activity, { recursive: true, force: true })
  await writeFile(activity, 'no folder')
  const run = await bench.finished(await start(bench, way))
  expect(run.outcome).toMatchObject({ kind: 'failed', error: { code: 'disk' } })
  expect(run.outcome?.truth).toBe('Read back: 0 of 1 change stands. Not there: + table t with 1 column.')
  expect(await bench.tables()).toEqual([])
})

test('one plan runs at a time', async () => {
  const bench = await openBench('postgres', nothing)
  const { side } = await known(bench.engine, 'postgres', 'create table t (id int);')
  const [one, other] = [await wayTo(bench, side), await wayTo(bench, side)]
  const begun = await Promise.allSettled([start(bench, one), start(bench, other)])
  const ids = begun.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(ids).toHaveLength(1)
  expect((await bench.finished(ids[0] ?? '')).outcome?.kind).toBe('done')
  // Whoever comes later finds what was compared gone.
  expect((await refusal(start(bench, other))).code).toBe('state-changed')
})

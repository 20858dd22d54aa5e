import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Proof } from '#contract/schema-plan'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { openBench } from '../../support/bench'
import { comparisonOf, known, quiet, run } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

/** What a proof says does not fit, in short. */
function unfitOf(proof: Proof): unknown {
  if (!('unfit' in proof)) return proof
  return [proof.kind, Object.fromEntries(proof.unfit.map(({ ref, there }) => [ref.name, there]))]
}

const reads = (name: string, sql: string, more = '') =>
  `create function ${name} returns bigint language sql ${more} as $$ ${sql} $$;`

describe.each(['a scratch database', 'PGlite'])(
  'in %s, a body that does not fit what a plan leaves',
  (where) => {
    test('is told, and where it is as unfit on the other side it is no fault of the plan', async () => {
      const engine = await freshEngine()
      const both = `set check_function_bodies to off; create schema app; create table app.far (id int);
      create table t (a int, b int);
      ${reads('uses_b()', 'select sum(b) from t')}
      ${reads('uses_a(x int)', 'select sum(a) from t')}
      ${reads('stale()', 'select count(*) from nowhere')}
      ${reads('app.unqualified()', 'select count(*) from far')}
      create procedure declares() language plpgsql as $$ declare x t.b%type; begin x := 1; end $$;`
      const from = await known(engine, 'postgres', both)
      const to = await known(
        engine,
        'postgres',
        `${both} alter table t drop column b; alter table t add c int;
       ${reads('behind()', 'select sum(c) from t')}
       ${reads('named()', 'select count(*) from far', 'set search_path = app')}
       ${reads('astray()', 'select count(*) from far', 'set search_path = public')}`,
      )
      const { id } = await comparisonOf(engine, from.side, to.side, {
        scratch: where === 'PGlite' ? null : from.id,
      })
      const { proof } = await engine.comparisons.plan(id, null, quiet)
      expect(unfitOf(proof)).toEqual(['proved', { 'uses_b()': true, 'declares()': true, 'astray()': true }])
      expect(proof).toMatchObject({ reverse: null, unasked: null })
      const told = 'unfit' in proof ? proof.unfit.find(({ ref }) => ref.name === 'uses_b()') : undefined
      expect(told?.reason).toBe(
        'function public.uses_b() does not fit the schema that the plan leaves: column "b" does not exist.',
      )
      expect(told?.advice).toContain('mend or drop it there')
    })
  },
)

test('a function that is taken without the table that it reads is no proof', async () => {
  const engine = await freshEngine()
  const from = await known(engine, 'postgres')
  const to = await known(
    engine,
    'postgres',
    `create table u (id int); ${reads('h()', 'select count(*) from u')}`,
  )
  const comparison = await comparisonOf(engine, from.side, to.side, { scratch: from.id })
  const key = comparison.changes.find(({ change }) => change.ref.name === 'h()')?.key ?? ''
  const { proof, fingerprint } = await engine.comparisons.plan(comparison.id, [key], quiet)
  expect(unfitOf(proof)).toEqual(['unfit', { 'h()': false }])
  expect(engine.comparisons.script({ id: comparison.id, fingerprint })).toMatch(
    /\n-- Not proved: what it leaves has faults.*\n-- function public\.h\(\) does not fit .*relation "u" does not exist\. It fits on the other side/,
  )
  const whole = await engine.comparisons.plan(comparison.id, null, quiet)
  expect(unfitOf(whole.proof)).toEqual(['proved', {}])
})

test('a body that only names what changes is not left out where there are many tables', async () => {
  const engine = await freshEngine()
  const many = Array.from({ length: 101 }, (_, at) => `create table t${at} (a int, b int);`).join('\n')
  const body = reads('far()', 'select sum(t7.b) from t7, t9')
  const from = await known(engine, 'postgres', `${many} ${body}`)
  const to = await known(
    engine,
    'postgres',
    `${many} ${body} alter table t7 drop column b; alter table t9 drop column b;`,
  )
  const { id } = await comparisonOf(engine, from.side, to.side, { scratch: from.id })
  const { proof } = await engine.comparisons.plan(id, null, quiet)
  expect(unfitOf(proof)).toEqual(['proved', { 'far()': true }])
})

test('after a run it is a note, and the run is done', async () => {
  const bench = await openBench('postgres', { '001_a.sql': 'select 1' })
  const both = `create table t (a int, b int); ${reads('uses_b()', 'select sum(b) from t')}
    ${reads('uses_u()', 'select 1')}`
  await run(bench.database, both)
  const { side } = await known(bench.engine, 'postgres', `${both} alter table t drop column b;`)
  const { id } = await comparisonOf(
    bench.engine,
    { kind: 'connection', connectionId: bench.connectionId },
    side,
    { scratch: bench.connectionId },
  )
  const { fingerprint } = await bench.engine.comparisons.plan(id, null, quiet)
  const { runId } = await bench.client.compare.start({ id, fingerprint })
  expect((await bench.finished(runId)).outcome).toMatchObject({
    kind: 'done',
    truth:
      'Read back: 1 of 1 change stands. function public.uses_b() does not fit the schema as it is now: column "b" does not exist.',
  })
})

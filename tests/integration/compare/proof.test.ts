import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SchemaStatement } from '#contract/schema-plan'
import { prove } from '#engine/compare/proof'
import { diff } from '#engine/diff/diff'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { known, quiet, run } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

const statement = (sql: string, reverseSql: string | null): SchemaStatement => ({
  sql,
  reverseSql,
  change: 0,
  transactional: true,
  hazards: [],
})

// Scratch databases of the test's own server: they start quicker than an embedded one.
test('a proof tells what failed, what is left, and whether the way back leads back', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres', 'create table a (id int);')
  const start = await engine.looks.at(live.id, true)
  await run(live.database, 'alter table a add column b int; create index ix on a (b);')
  const to = await engine.looks.at(live.id, true)
  const changes = diff(start, to)
  const tried = (...statements: SchemaStatement[]) =>
    prove(
      engine,
      {
        start,
        to,
        other: to,
        changes,
        refused: [],
        found: {
          steps: [{ transactional: true, statements }],
          refused: [],
          reversible: statements.every(({ reverseSql }) => reverseSql !== null),
        },
      },
      live.id,
      quiet,
    )
  const column = statement('alter table a add column b int', 'alter table a drop column b')
  const index = statement('create index ix on a (b)', 'drop index ix')
  const where = expect.stringMatching(/^a scratch database on /)

  expect(await tried(column, index)).toEqual({
    kind: 'proved',
    where,
    reverse: true,
    unfit: [],
    unasked: null,
  })
  expect(await tried(column, { ...index, reverseSql: null })).toEqual({
    kind: 'proved',
    where,
    reverse: null,
    unfit: [],
    unasked: null,
  })
  expect(await tried(column, { ...index, reverseSql: 'drop index nothing' })).toMatchObject({
    reverse: false,
  })
  expect(await tried({ ...column, reverseSql: 'select 1' }, index)).toMatchObject({ reverse: false })
  expect(await tried(column)).toMatchObject({
    kind: 'differs',
    left: [{ kind: 'create-index', ref: { name: 'ix' } }],
  })
  expect(await tried(column, statement('create index ix on nothing (b)', ''))).toMatchObject({
    kind: 'failed',
    at: 1,
    error: {
      code: 'statement-failed',
      message: expect.stringContaining('relation "nothing" does not exist'),
    },
  })
  expect(await tried()).toMatchObject({ kind: 'differs' })
})

test('where no copy can be had, the plan says so and is not called wrong', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'mariadb', 'create table a (id int);')
  const start = await engine.looks.at(live.id, true)
  const found = {
    steps: [{ transactional: false, statements: [statement('drop table a', null)] }],
    refused: [],
    reversible: false,
  }
  const to = { ...start, tables: [] }
  const wanted = { start, to, other: to, changes: [], refused: [], found }
  expect(await prove(engine, wanted, null, quiet)).toMatchObject({
    kind: 'not-tried',
    why: expect.stringContaining('There is no MySQL inside Varve'),
  })
  expect(await prove(engine, wanted, live.id, quiet)).toMatchObject({ kind: 'proved', reverse: null })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DialectName } from '#contract/connection'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import type { Engine } from '#engine/engine'
import { comparisonOf, known, quiet, run, words } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'
import { projectFolder } from '../../support/project-folder'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

/** What somebody did by hand, and what it is called. */
const samples = [
  ['notes-app', 'postgres'],
  ['todo-chat', 'postgres'],
  ['auditeng', 'postgres'],
  ['safety-compliance', 'postgres'],
  ['splunk-auto-doc', 'postgres'],
  ['todo-chat-mysql', 'mysql'],
] as const

async function applied(engine: Engine, folder: string, dialect: DialectName) {
  const live = await known(engine, dialect === 'postgres' ? 'postgres' : 'mariadb')
  const wanted = { folder, connectionId: live.id, direction: 'up' as const, to: null, only: false }
  const plan = await engine.runs.plan(wanted)
  const runId = await engine.runs.start(wanted, plan.fingerprint)
  // It yields until the run has ended.
  for await (const told of engine.runs.get(runId).watch()) void told
  return live
}

describe.each(samples)('%s', (name, dialect) => {
  test('has no drift once applied, and what is done by hand is named exactly', async () => {
    const engine = await freshEngine()
    const folder = `migrations-samples/${name}`
    const live = await applied(engine, folder, dialect)
    const scratch = dialect === 'mysql' ? live.id : null
    const of = { folder, connectionId: live.id, scratch }
    expect(await engine.comparisons.drift(of, quiet)).toMatchObject({ kind: 'none' })

    const session = await live.database.connect()
    const { tables } = await live.database.dialect.introspect(session)
    await session.close()
    const { quote } = live.database.dialect
    const own = tables.filter((table) => table.name !== 'alembic_version')
    const keyed = own.find(({ foreignKeys }) => foreignKeys.length > 0)
    const key = keyed?.foreignKeys[0]
    const indexed = own.find(({ indexes, foreignKeys }) =>
      indexes.some(({ backs, parts }) => backs === null && !covers(foreignKeys, parts[0]?.column)),
    )
    const index = indexed?.indexes.find(
      ({ backs, parts }) => backs === null && !covers(indexed.foreignKeys, parts[0]?.column),
    )
    if (keyed === undefined || key === undefined) throw new Error('the sample has no foreign key')
    const action = key.onDelete === 'CASCADE' ? 'RESTRICT' : 'CASCADE'
    const drop = dialect === 'mysql' ? 'drop foreign key' : 'drop constraint'
    const list = (names: readonly string[]) => names.map(quote).join(', ')
    await run(
      live.database,
      [
        `alter table ${quote(keyed.name)} ${drop} ${quote(key.name)};`,
        `alter table ${quote(keyed.name)} add constraint ${quote(key.name)} foreign key (${list(key.columns)}) references ${quote(key.toTable)} (${list(key.toColumns)}) on delete ${action};`,
        `alter table ${quote(key.toTable)} add column by_hand int;`,
        ...(index === undefined || indexed === undefined
          ? []
          : [
              dialect === 'mysql'
                ? `drop index ${quote(index.name)} on ${quote(indexed.name)};`
                : `drop index ${quote(index.name)};`,
            ]),
      ].join('\n'),
    )
    const drift = await engine.comparisons.drift(of, quiet)
    expect(drift).toMatchObject({ kind: 'drifted', changes: index === undefined ? 2 : 3 })
    const { changes } = await comparisonOf(
      engine,
      { kind: 'project', folder, at: { kind: 'current', connectionId: live.id }, dialect },
      live.side,
      { scratch },
    )
    expect(
      changes.map(({ change }) => `${change.kind} ${change.ref.table}.${change.ref.name}`).toSorted(),
    ).toEqual(
      [
        `add-column ${key.toTable}.by_hand`,
        `alter-foreign-key ${keyed.name}.${key.name}`,
        ...(index === undefined || indexed === undefined ? [] : [`drop-index ${indexed.name}.${index.name}`]),
      ].toSorted(),
    )
    const altered = changes.find(({ change }) => change.kind === 'alter-foreign-key')
    expect(altered?.change.properties).toEqual([{ property: 'on delete', from: key.onDelete, to: action }])
  })
})

function covers(keys: readonly { columns: readonly string[] }[], column: string | null | undefined): boolean {
  return keys.some(({ columns }) => columns[0] === column)
}

test('at base nothing is expected; what can not be told says why', async () => {
  const engine = await freshEngine()
  const folder = await projectFolder({
    '1_a.up.sql': 'create table a (id int);',
    '2_b.up.sql': 'no sql at all;',
  })
  const live = await known(engine, 'postgres')
  const of = { folder, connectionId: live.id, scratch: null }
  expect(await engine.comparisons.drift(of, quiet)).toMatchObject({ kind: 'none' })
  await run(live.database, 'create table by_hand (id int);')
  expect(await engine.comparisons.drift(of, quiet)).toMatchObject({ kind: 'drifted', changes: 1 })
  const on = await known(engine, 'mariadb')
  expect(await engine.comparisons.drift({ ...of, connectionId: on.id }, quiet)).toMatchObject({
    kind: 'unknown',
    why: { code: 'not-replayed' },
  })
  const nowhere = await projectFolder({})
  expect(await engine.comparisons.drift({ ...of, folder: nowhere }, quiet)).toMatchObject({
    kind: 'unknown',
    why: { code: 'not-a-project' },
  })
})

test('a project’s rules are heeded', async () => {
  const engine = await freshEngine()
  const folder = await projectFolder({
    '1_a.up.sql': 'create table a (id int);',
    '.varve/compare.json': JSON.stringify({
      version: 1,
      ignored: [{ what: 'objects', pattern: 'tmp_*', reason: 'made by hand, and for a day' }],
    }),
  })
  const live = await known(engine, 'postgres', 'create table tmp_1 (id int);')
  expect(
    await engine.comparisons.drift({ folder, connectionId: live.id, scratch: null }, quiet),
  ).toMatchObject({
    kind: 'none',
  })
  const project = {
    kind: 'project' as const,
    folder,
    at: { kind: 'base' as const },
    dialect: 'postgres' as const,
  }
  const { changes } = await comparisonOf(engine, project, live.side, { folder })
  expect(words({ changes })).toEqual(['create-table: table tmp_1 with 1 column'])
  expect(changes[0]?.ignoredBy?.reason).toBe('made by hand, and for a day')
})

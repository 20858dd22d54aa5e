import { describe, expect, test } from 'vitest'
import { openBench, refusal } from '../../support/bench'
import { writeFiles } from '../../support/project-folder'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

const two = { '001_t.sql': 'create table t (id int)', '002_u.sql': 'create table u (id int)' }

describe.each(['postgres', 'embedded', 'mariadb'] as const)('the ledger on %s', (kind) => {
  test('altered: refused with the columns that are gone, and nothing runs', async () => {
    const bench = await openBench(kind, two)
    await bench.run('up', '001')
    await bench.sql('alter table varve_ledger drop column checksum')
    const where = { folder: bench.folder, connectionId: bench.connectionId }
    const error = await refusal(bench.client.history.read(where))
    expect(error.code).toBe('ledger-altered')
    expect(error.message).toContain('checksum')
    expect(
      (await refusal(bench.client.runs.plan({ ...where, direction: 'up', to: null, only: false }))).code,
    ).toBe('ledger-altered')
    expect(await bench.tables()).toEqual(['t'])
  })

  test('of a newer version: refused', async () => {
    const bench = await openBench(kind, two)
    await bench.run('up', '001')
    await bench.sql('alter table varve_ledger add column evidence text')
    const where = { folder: bench.folder, connectionId: bench.connectionId }
    expect((await refusal(bench.client.history.read(where))).code).toBe('ledger-newer')
  })

  test('is not there before the first run, and looking makes none', async () => {
    const bench = await openBench(kind, two)
    await bench.states()
    await bench.plan('up')
    const schema = kind === 'mariadb' ? 'database()' : 'current_schema()'
    const found = await bench.sql(
      `select table_name from information_schema.tables where table_schema = ${schema}`,
    )
    expect(found).toEqual([])
  })

  test('a changed file, a vanished one and a late number each have a state and a way on', async () => {
    const bench = await openBench(kind, { ...two, '004_w.sql': 'create table w (id int)' })
    await bench.run('up')
    await writeFiles(bench.folder, {
      '002_u.sql': 'create table u (id bigint)',
      '003_v.sql': 'create table v (id int)',
    })
    await rm(join(bench.folder, '001_t.sql'))
    expect(await bench.states()).toEqual({
      '001': 'missing',
      '002': 'changed',
      '003': 'late',
      '004': 'applied',
    })
    expect((await bench.plan('up')).refusal?.code).toBe('project-blocked')

    const where = { folder: bench.folder, connectionId: bench.connectionId }
    await bench.client.history.mark({ ...where, revision: '001', as: 'pending' })
    await bench.client.history.mark({ ...where, revision: '002', as: 'accept-file' })
    expect(await bench.states()).toEqual({ '002': 'applied', '003': 'late', '004': 'applied' })
    const late = await bench.run('up', '003', true)
    expect(late.outcome).toMatchObject({ kind: 'done' })
    expect(await bench.states()).toEqual({ '002': 'applied', '003': 'applied', '004': 'applied' })
  })

  test('line ends do not change a file', async () => {
    const bench = await openBench(kind, { '001_t.sql': 'create table t (\n  id int\n);\n' })
    await bench.run('up')
    await writeFiles(bench.folder, { '001_t.sql': 'create table t (\r\n  id int\r\n);\r\n' })
    expect(await bench.states()).toEqual({ '001': 'applied' })
  })
})

test.each(['postgres', 'embedded', 'mariadb'] as const)(
  'hostile names go through whole on %s',
  async (kind) => {
    const q = kind === 'mariadb' ? '`' : '"'
    const names = [
      `a ${q}${q}quoted${q}${q} <script>alert(1)</script>`,
      // MariaDB's names end at the basic plane: https://mariadb.com/docs/server/reference/sql-structure/sql-language-structure/identifier-names
      kind === 'mariadb' ? 'ünï — 表' : 'ünï🦄 — 表',
      '表'.repeat(21),
      "it's; drop table t; --",
    ]
    const files = Object.fromEntries(
      names.map((name, i) => [
        `00${i + 1}_${i === 0 ? "quo'te <b> 🦄" : 'n'}.sql`,
        `-- migrate:up\ncreate table ${q}${name}${q} (${q}<i>'c${q} int);\n-- migrate:down\ndrop table ${q}${name}${q};`,
      ]),
    )
    const bench = await openBench(kind, files)
    const up = await bench.run('up')
    expect(up.outcome).toMatchObject({ kind: 'done', error: null })
    const plain = names.map((name) => name.replaceAll(q + q, q))
    expect((await bench.tables()).sort()).toEqual([...plain].sort())
    for (const name of plain) {
      const detail = await bench.client.catalog.object({
        connectionId: bench.connectionId,
        refresh: false,
        ref: { kind: 'table', schema: up.changes?.[0]?.ref.schema ?? '', name, table: null },
      })
      expect(detail).toMatchObject({ kind: 'table', table: { name } })
    }
    expect((await bench.run('down', 'base')).outcome?.kind).toBe('done')
    expect(await bench.tables()).toEqual([])
  },
)

test('a revision without a down part is said and not rolled back', async () => {
  const bench = await openBench('postgres', two)
  await bench.run('up')
  expect((await bench.entry('002')).ways).not.toContain('roll-back')
  expect((await bench.plan('down')).refusal).toMatchObject({ code: 'no-down-part' })
})

test('the database is dropped meanwhile', async () => {
  const bench = await openBench('mariadb', two)
  await bench.run('up', '001')
  const { target } = bench.database
  await bench.sql(`drop database \`${target.kind === 'server' ? target.database : ''}\``)
  const where = { folder: bench.folder, connectionId: bench.connectionId }
  const error = await refusal(bench.client.runs.plan({ ...where, direction: 'up', to: null, only: false }))
  expect(error.code).toBe('no-such-database')
  expect(error.advice).not.toBeNull()
})

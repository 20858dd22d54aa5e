import { expect, test } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'
import { against, median, quickest, say } from './timing'

const size = 10_000

test('comparing two catalogs takes no longer than writing them down', async () => {
  const from = looked(false)
  const to = looked(true)
  expect(diff(from, to).length).toBe(size / 100)
  const compared = await median(() => Promise.resolve(diff(from, to)))
  const written = await median(() => Promise.resolve([JSON.stringify(from), JSON.stringify(to)]))
  say(`\n${size} tables, 1 % changed: compared in ${against(compared, written)} of writing both as JSON`)
  expect(compared).toBeLessThan(written)
})

test.each([
  ['1 % changed', () => [looked(false), looked(true)] as const],
  ['all with one column more', () => [looked(false), grown()] as const],
  ['all made', () => [catalog(), looked(false)] as const],
  ['all dropped', () => [looked(false), catalog()] as const],
])('planning between two catalogs: %s', async (what, sides) => {
  const [from, to] = sides()
  const changes = diff(from, to)
  const compared = await median(() => Promise.resolve(diff(from, to)))
  const written = await median(() => Promise.resolve([JSON.stringify(from), JSON.stringify(to)]))
  const planned = await quickest(() => Promise.resolve(postgres.way({ from, to, changes, renames: [] })), 2)
  say(
    `\n${size} tables, ${what}, of writing both as JSON: compared in ${against(compared, written)}, planned in ${against(planned, written)}`,
  )
  expect(changes.length).toBeGreaterThan(0)
})

function grown(): Catalog {
  const { tables, ...rest } = looked(false)
  return {
    ...rest,
    tables: tables.map((table) => ({ ...table, columns: [...table.columns, column('more')] })),
  }
}

/** Tables as introspection reads them: parsed anew, so that no value is shared with another look, and counted otherwise. */
function looked(changed: boolean): Catalog {
  const tables = Array.from({ length: size }, (_, at) => one(at, changed))
  return JSON.parse(JSON.stringify(catalog({ tables }))) as Catalog
}

function one(at: number, later: boolean): Table {
  const name = `table_${at}`
  const changed = later && at % 100 === 0
  const columns = Array.from({ length: 12 }, (_, n) =>
    column(
      `column_${n}`,
      n === 3 && changed ? 'bigint' : n % 2 === 0 ? 'integer' : 'character varying(255)',
      {
        nullable: n % 3 === 0,
        default: n % 4 === 0 ? "'none'::character varying" : null,
        comment: n % 5 === 0 ? `what column ${n} is for` : null,
      },
    ),
  )
  const definition = (n: number) => `CREATE INDEX ix_${at}_${n} ON public.${name} USING btree (column_${n})`
  return table(name, {
    estimatedRows: later ? 17 : 12,
    bytes: later ? 16_384 : 8192,
    columns,
    primaryKey: { name: `${name}_pkey`, columns: ['column_0'], comment: null },
    checks: [{ name: `${name}_check`, expression: '(column_1 > 0)', validated: true, enforced: true }],
    foreignKeys: [foreignKey(['column_2'], `table_${(at + 1) % size}`, { toColumns: ['column_0'] })],
    indexes: [1, 2, 3].map((n) => index(`ix_${at}_${n}`, [`column_${n}`], { definition: definition(n) })),
  })
}

import { expect, test } from 'vitest'
import type { Catalog, Index, Table } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import { catalog, column, index, table } from '../support/catalogs'

const big = { estimatedRows: 600_000, bytes: 1 << 28 }

function wayOf(from: readonly Table[], to: readonly Table[]) {
  const [before, after]: [Catalog, Catalog] = [catalog({ tables: [...from] }), catalog({ tables: [...to] })]
  const { steps } = postgres.way({ from: before, to: after, changes: diff(before, after), renames: [] })
  return steps.map(({ transactional, statements }) => ({
    transactional,
    sql: statements.map(({ sql }) => sql),
    reasons: statements.flatMap(({ hazards }) => hazards.map(({ reason }) => reason)),
  }))
}

const on = (name: string, indexes: Index[], of: Partial<Table> = {}) =>
  table(name, { columns: [column('n')], indexes, ...of })

test('an index of a big table goes as it comes: in no transaction', () => {
  const steps = wayOf([on('t', [index('ix', ['n'])], big)], [on('t', [], big)])
  expect(steps).toMatchObject([{ transactional: false, sql: ['DROP INDEX CONCURRENTLY public.ix'] }])
})

test('partitions that are big together get theirs one by one, and their table takes these', () => {
  const part = (name: string, indexes: Index[]) =>
    on(name, indexes, {
      kind: 'partition',
      estimatedRows: 200_000,
      parents: [{ schema: 'public', name: 'log', bound: `FOR VALUES IN ('${name}')` }],
    })
  const log = (indexes: Index[]) =>
    on('log', indexes, { kind: 'partitioned', partitionBy: 'LIST (n)', estimatedRows: -1, bytes: null })
  const tables = (some: (name: string) => Index[]) => [
    log(some('log')),
    ...['a', 'b', 'c'].map((name) => part(name, some(name))),
  ]
  const steps = wayOf(
    tables(() => []),
    tables((name) => [index(`ix_${name}`, ['n'])]),
  )
  expect(steps.map(({ transactional }) => transactional)).toEqual([false, false, false, true])
  expect(steps.slice(0, 3).flatMap(({ sql }) => sql)).toEqual(
    ['a', 'b', 'c'].map((name) => `CREATE INDEX CONCURRENTLY ix_${name} ON public.${name} (n)`),
  )
  expect(steps[3]?.sql).toEqual(['CREATE INDEX ix_log ON public.log (n)'])
  expect(steps[3]?.reasons).toEqual([expect.stringContaining('its partitions have the index by then')])
})

test('a check that comes down from a big table’s partitioned one is not looked for apart', () => {
  const check = { name: 'low', expression: 'n < 9', validated: true, enforced: true }
  const part = (checks: Table['checks']) =>
    on('a', [], {
      ...big,
      kind: 'partition',
      checks,
      parents: [{ schema: 'public', name: 'log', bound: 'DEFAULT' }],
    })
  const log = (checks: Table['checks']) =>
    on('log', [], { kind: 'partitioned', partitionBy: 'LIST (n)', checks })
  const steps = wayOf([log([]), part([])], [log([check]), part([check])])
  expect(steps.flatMap(({ sql }) => sql).join('\n')).not.toMatch(/NOT VALID|VALIDATE/)
})

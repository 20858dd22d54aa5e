import { expect, test } from 'vitest'
import type { Column, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { diff } from '#engine/diff/diff'
import { take } from '#engine/diff/take/take'
import { catalog, column, table } from '../support/catalogs'

const [general, binary] = ['utf8mb4_general_ci', 'utf8mb4_bin']

const of = (collation: string, ...columns: Column[]): Table =>
  table('t', { engine: 'InnoDB', collation, columns: [...columns, column('n', 'int')] })
const text = (name: string, collation: string | null): Column => column(name, 'varchar(9)', { collation })

const told = (from: Table, to: Table): string[] =>
  diff(catalog({ tables: [from] }), catalog({ tables: [to] })).map(words)
const words = ({ ref, properties }: Change): string =>
  `${ref.kind} ${ref.name}: ${properties.map(({ property, from, to }) => `${property} ${from} → ${to}`).join()}`

test('another default of a table is told of the table alone', () => {
  const [from, to] = [of(general, text('a', null)), of(binary, text('a', general))]
  expect(told(from, to)).toEqual([`table t: collation ${general} → ${binary}`])
})

test('a converted table is told of itself and of every column with text', () => {
  const [from, to] = [of(general, text('a', null)), of(binary, text('a', null))]
  expect(told(from, to)).toEqual([
    `table t: collation ${general} → ${binary}`,
    `column a: collation ${general} → ${binary}`,
  ])
})

test('a column that keeps its collation under another default is not told, and one that changes is', () => {
  const from = of(general, text('a', null), text('b', binary))
  const to = of(binary, text('a', null), text('b', null))
  expect(told(from, to)).toEqual([
    `table t: collation ${general} → ${binary}`,
    `column a: collation ${general} → ${binary}`,
  ])
})

test('the default alone can be taken, and the columns keep what they have', () => {
  const [from, to] = [of(general, text('a', null)), of(binary, text('a', null))].map((one) =>
    catalog({ tables: [one] }),
  )
  if (from === undefined || to === undefined) throw new Error('two catalogs')
  const changes = diff(from, to)
  const standard = take(from, to, changes.slice(0, 1)).catalog.tables[0]
  expect(standard?.collation).toBe(binary)
  expect(standard?.columns[0]?.collation).toBe(general)
  const columns = take(from, to, changes.slice(1)).catalog.tables[0]
  expect(columns?.collation).toBe(general)
  expect(columns?.columns[0]?.collation).toBe(binary)
})

import { expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import { catalog, column } from '../support/catalogs'
import { largeCatalog } from './large-catalog'
import { against, median, quickest, say } from './timing'

const size = 10_000

test.each([
  ['1 % with another type', () => [largeCatalog(size, 0), largeCatalog(size, 0.01)] as const],
  ['all with one column more', () => [largeCatalog(size, 0), grown(largeCatalog(size, 0))] as const],
  ['all made', () => [catalog(), largeCatalog(size, 0)] as const],
  ['all dropped', () => [largeCatalog(size, 0), catalog()] as const],
])('finding the statements between two catalogs: %s', async (what, sides) => {
  const [from, to] = sides()
  const changes = diff(from, to)
  expect(changes.length).toBeGreaterThan(0)
  const written = await median(() => Promise.resolve([JSON.stringify(from), JSON.stringify(to)]))
  say(`\n${size} tables, ${what}: ${against(await planned(from, to), written)} of writing both as JSON`)
})

test('statements for four times as many changes take no more than eight times as long', async () => {
  const [few, many] = [500, 2000].map((tables) => [largeCatalog(tables, 0), largeCatalog(tables, 1)] as const)
  if (few === undefined || many === undefined) throw new Error('two sizes are planned')
  expect(await planned(...many)).toBeLessThan(8 * (await planned(...few)))
})

/** Milliseconds for the statements that make one of the other. */
function planned(from: Catalog, to: Catalog): Promise<number> {
  const changes = diff(from, to)
  return quickest(() => Promise.resolve(postgres.way({ from, to, changes, renames: [] })), 2)
}

function grown({ tables, ...rest }: Catalog): Catalog {
  return {
    ...rest,
    tables: tables.map((table) => ({ ...table, columns: [...table.columns, column('more')] })),
  }
}

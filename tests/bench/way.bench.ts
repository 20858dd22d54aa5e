import { expect, test } from 'vitest'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import { largeCatalog } from './large-catalog'
import { quickest, say } from './timing'

/** Milliseconds for the statements of catalogs of which a share differs. */
async function planned(size: number, share: number): Promise<number> {
  const [from, to] = [largeCatalog(size, 0), largeCatalog(size, share)]
  const changes = diff(from, to)
  expect(changes).toHaveLength(size * share)
  const ms = await quickest(() => Promise.resolve(postgres.way({ from, to, changes, renames: [] })), 2)
  say(`\n${size} tables, ${share * 100} % changed: statements found in ${Math.round(ms)} ms`)
  return ms
}

test('statements for a few changes among many tables take no more than three seconds', async () => {
  expect(await planned(10_000, 0.01)).toBeLessThan(3000)
})

test('statements for four times as many changes take no more than eight times as long', async () => {
  const few = await planned(500, 1)
  expect(await planned(2000, 1)).toBeLessThan(8 * few)
})

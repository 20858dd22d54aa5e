import { expect, test } from 'vitest'
import { diff } from '#engine/diff/diff'
import { largeCatalog } from './large-catalog'
import { against, median, say } from './timing'

const size = 10_000

test('comparing two catalogs takes no longer than writing them down', async () => {
  const from = largeCatalog(size, 0)
  const to = largeCatalog(size, 0.01)
  expect(diff(from, to).length).toBe(size / 100)
  const compared = await median(() => Promise.resolve(diff(from, to)))
  const written = await median(() => Promise.resolve([JSON.stringify(from), JSON.stringify(to)]))
  say(`\n${size} tables, 1 % changed: compared in ${against(compared, written)} of writing both as JSON`)
  expect(compared).toBeLessThan(written)
})

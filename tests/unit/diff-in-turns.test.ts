import { expect, test } from 'vitest'
import type { Catalog, View } from '#contract/catalog'
import { diffInTurns } from '#engine/compare/diff-in-turns'
import { diff } from '#engine/diff/diff'
import { largeCatalog } from '../bench/large-catalog'
import { column } from '../support/catalogs'
import { failure } from '../support/failure'

const view = (name: string, definition = 'select 1'): View => ({
  schema: 'public',
  name,
  materialized: false,
  columns: [],
  definition,
  comment: null,
})

/** Two catalogs of hundreds of tables: some come, some go, most of the others differ, and so do their views. */
function sides(): { from: Catalog; to: Catalog } {
  const from = largeCatalog(350, 0)
  const grown = largeCatalog(400, 1)
  const tables = grown.tables
    .filter((_, at) => at % 9 !== 0)
    .map((table, at) => (at % 4 === 0 ? { ...table, columns: [...table.columns, column('more')] } : table))
    .toReversed()
  return {
    from: { ...from, views: [view('gone'), view('seen')] },
    to: { ...grown, tables, views: [view('seen', 'select 2'), view('come')] },
  }
}

test('a comparison in turns tells the same in the same order, and others come in between', async () => {
  const { from, to } = sides()
  const whole = diff(from, to)
  expect(new Set(whole.map(({ kind }) => kind)).size).toBeGreaterThan(5)
  let turns = 0
  let going = true
  const others = (): void => {
    turns += 1
    if (going) setImmediate(others)
  }
  setImmediate(others)
  const told = await diffInTurns(from, to, null)
  going = false
  expect(told).toEqual(whole)
  expect(turns).toBeGreaterThanOrEqual(5)
})

test('who stops it does not wait for the rest', async () => {
  const { from, to } = sides()
  const leaving = new AbortController()
  setImmediate(() => leaving.abort())
  expect((await failure(diffInTurns(from, to, leaving.signal))).code).toBe('cancelled')
})

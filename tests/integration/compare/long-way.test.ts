import { beforeAll, describe, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { WorkProgress } from '#contract/compare'
import { findWay, type WantedFinding } from '#engine/compare/way/find'
import { wayBetween } from '#engine/compare/way/thread'
import { setWayWorker } from '#engine/compare/way/worker-file'
import { diff } from '#engine/diff/diff'
import { largeCatalog } from '../../bench/large-catalog'
import { column } from '../../support/catalogs'
import { buildForNode } from '../../support/embedded-worker'
import { failure } from '../../support/failure'

beforeAll(async () =>
  setWayWorker(await buildForNode('electron/engine/compare/way/worker.ts', 'way-worker.cjs')),
)

/** Every table with another type, a column more and an index less. */
function sides(tables: number): { from: Catalog; to: Catalog } {
  const to = largeCatalog(tables, 1)
  const changed = to.tables.map(({ columns, indexes, ...rest }) => ({
    ...rest,
    columns: [...columns.slice(0, 11), column('more')],
    indexes: indexes.slice(1),
  }))
  return { from: largeCatalog(tables, 0), to: { ...to, tables: changed } }
}

function wanted(
  tables: number,
  take: 'all' | 'half',
): { asked: WantedFinding; told: ReturnType<typeof diff> } {
  const { from, to } = sides(tables)
  const told = diff(from, to)
  const half = new Set(from.tables.slice(0, tables / 2).map(({ name }) => name))
  const chosen = take === 'all' ? null : told.filter(({ ref }) => half.has(ref.table ?? ref.name))
  return { asked: { from, to, chosen, renames: [], renamed: [], owners: [], sides: 'x' }, told }
}

describe.each(['all', 'half'] as const)('a way with hundreds of changes, %s taken', (take) => {
  test('is found in a thread of its own, the same as here, and lets others come in between', async () => {
    const { asked, told } = wanted(200, take)
    expect(told.length).toBe(800)
    const words: string[] = []
    // Turns that others had while the statements were found: none where they are found here.
    let turns = 0
    const beat = setInterval(() => (turns += words.length === 3 ? 1 : 0), 1)
    const tell = (progress: WorkProgress) => void words.push(progress.words)
    const made = await wayBetween(asked, told, { tell, signal: null }).finally(() => clearInterval(beat))
    expect(turns).toBeGreaterThan(5)
    expect(words).toEqual([
      'Handing both sides over',
      'Finding what is taken',
      `Finding the statements for ${take === 'all' ? '800' : '400'} changes`,
    ])
    const here = findWay(asked, () => undefined)
    expect(made.plan).toEqual(here.plan)
    expect(made.to).toEqual(here.to)
    expect(made.asked).toBe(here.asked)
    // What is known already is not held a second time.
    const known = new Set<unknown>([...told, ...asked.from.tables, ...asked.to.tables])
    expect(made.plan.changes.filter((change) => !known.has(change))).toEqual([])
    expect(made.to.tables.filter((table) => !known.has(table)).length).toBe(take === 'all' ? 0 : 100)
  })
})

test('who leaves ends it at once', async () => {
  const { asked, told } = wanted(800, 'half')
  const leaving = new AbortController()
  const seen = { ended: false, atOnce: false }
  const finding = wayBetween(asked, told, {
    tell: ({ words }) => {
      if (!words.startsWith('Finding the statements')) return
      leaving.abort()
      setImmediate(() => (seen.atOnce = seen.ended))
    },
    signal: leaving.signal,
  }).finally(() => (seen.ended = true))
  expect((await failure(finding)).code).toBe('cancelled')
  await new Promise(setImmediate)
  expect(seen.atOnce).toBe(true)
})

test('what fails there is told here', async () => {
  const { asked, told } = wanted(200, 'all')
  const broken = {
    ...asked,
    to: { ...asked.to, server: { ...asked.to.server, dialect: 'oracle' as 'mysql' } },
  }
  const both = { ...broken, from: { ...broken.from, server: broken.to.server } }
  const failed = await failure(wayBetween(both, told, { tell: () => undefined, signal: null }))
  expect(failed.code).toBe('internal')
})

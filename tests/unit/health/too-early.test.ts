import { expect, it } from 'vitest'
import { mends } from '#engine/dialects/postgres/mends'
import type { Statistics } from '#engine/dialects/statistics'
import { judge } from '#engine/verify/health/judge'
import { catalog, index, table } from '../../support/catalogs'

const early =
  'Which indexes are unused is told once the server is known to have counted for a day; it is since'

/** Whether an index that nobody read is told as unused, and what is said instead. */
function told(of: Partial<Statistics>): [told: boolean, unknown: string[]] {
  const seen = catalog({
    tables: [table('t', { indexes: [index('never', ['a'])] })],
    readAt: '2026-03-02T10:00:00.000Z',
  })
  const statistics: Statistics = {
    indexes: [{ schema: 'public', table: 't', name: 'never', bytes: 100, scans: 0 }],
    sequences: [],
    autoIncrements: [],
    countedSince: null,
    knownSince: null,
    unknown: [],
    ...of,
  }
  const { findings, unknown } = judge({ catalog: seen, statistics, mends }, [])
  return [findings.some(({ rule }) => rule === 'unused-index'), unknown]
}

it('calls no index unused before the server has counted for a day, and says since when it does', () => {
  expect(told({ countedSince: '2026-03-02T09:50:00Z' })).toEqual([false, [`${early} 2026-03-02 09:50 UTC.`]])
  expect(told({ knownSince: '2026-03-01T10:30:00Z' })).toEqual([false, [`${early} 2026-03-01 10:30 UTC.`]])
})

it('calls it unused afterwards, and where the server does not say since when it counts', () => {
  expect(told({ countedSince: '2026-03-01T09:50:00Z' })).toEqual([true, []])
  expect(told({ countedSince: '2026-03-01T09:50:00Z', knownSince: '2026-03-02T09:50:00Z' })).toEqual([
    true,
    [],
  ])
  expect(told({})).toEqual([true, []])
})

it('says nothing of it where the server does not count', () => {
  const indexes = [{ schema: 'public', table: 't', name: 'never', bytes: 100, scans: null }]
  expect(told({ indexes, countedSince: '2026-03-02T09:50:00Z' })).toEqual([false, []])
})

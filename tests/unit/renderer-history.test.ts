import { describe, expect, it } from 'vitest'
import type { History, HistoryEntry, Project, Revision, RevisionState, WayOn } from '#contract/revision'
import { chainOf } from '../../renderer/features/history/lineage'
import { inTheWay, offerBase, offersFor, offersForAll } from '../../renderer/features/history/offers'
import { keepRows, rowsOf } from '../../renderer/features/history/rows'
import { trimmed } from '../../renderer/features/history/trimmed'

const revision = (id: string, message = `step ${id}`): Revision => ({
  id,
  message,
  downRevisions: [],
  dependencies: [],
  labels: [],
  date: null,
  upFile: `${id}.sql`,
  downFile: null,
  hasUp: true,
  hasDown: true,
  checksum: 'c',
})

const entry = (
  id: string,
  state: RevisionState,
  ways: WayOn[],
  more: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  revision: revision(id),
  state,
  reason: null,
  ways,
  appliedAt: state === 'applied' ? '2026-01-01T00:00:00Z' : null,
  appliedBy: null,
  durationMs: null,
  stopped: null,
  ...more,
})

const history = (entries: HistoryEntry[], current: string | null = null): History => ({
  entries,
  problems: [],
  current,
  currents: current === null ? [] : [current],
  applied: entries.filter(({ state }) => state === 'applied').length,
  pending: entries.filter(({ state }) => state === 'pending').length,
  lock: null,
  readAt: '2026-01-01T00:00:00Z',
})

const halfway = history(
  [
    entry('001', 'applied', ['roll-back']),
    entry('002', 'applied', ['roll-back']),
    entry('003', 'pending', ['apply']),
    entry('004', 'pending', ['apply']),
  ],
  '002',
)

describe('what is offered for a revision', () => {
  it('applies the next one by name, a later one up to there', () => {
    expect(offersFor(halfway, '003', chainOf(halfway))).toEqual([
      { label: 'Apply 003', direction: 'up', to: '003', only: false },
    ])
    expect(offersFor(halfway, '004', chainOf(halfway))).toEqual([
      { label: 'Apply to here', direction: 'up', to: '004', only: false },
    ])
  })

  it('rolls the last one back by name, and back to an earlier one', () => {
    expect(offersFor(halfway, '002', chainOf(halfway))).toEqual([
      { label: 'Roll back 002', direction: 'down', to: null, only: false },
    ])
    expect(offersFor(halfway, '001', chainOf(halfway))).toEqual([
      { label: 'Roll back to here', direction: 'down', to: '001', only: false },
    ])
  })

  it('offers no rollback over or of a revision without a down part, and names it', () => {
    const stuck = history([entry('001', 'applied', ['roll-back']), entry('002', 'applied', [])], '002')
    expect(offersFor(stuck, '001', chainOf(stuck))).toEqual([])
    expect(offersFor(stuck, '002', chainOf(stuck))).toEqual([])
    expect(offerBase(stuck)).toBeNull()
    expect(inTheWay(chainOf(stuck).above('001'))).toEqual(['002'])
  })

  it('applies a late revision and resumes a stopped one by themselves', () => {
    const stopped = { direction: 'down' as const, done: 2, of: 5, inDoubt: false, error: null }
    const odd = history([
      entry('001', 'late', ['apply', 'mark-applied']),
      entry('002', 'stopped', ['resume', 'mark-applied', 'mark-pending'], { stopped }),
    ])
    expect(offersFor(odd, '001', chainOf(odd))[0]).toMatchObject({ direction: 'up', to: '001', only: true })
    expect(offersFor(odd, '002', chainOf(odd))).toEqual([
      { label: 'Resume 002', direction: 'down', to: '002', only: true },
    ])
  })

  it('offers the whole history: all, next, last', () => {
    expect(offersForAll(halfway, chainOf(halfway)).map(({ label }) => label)).toEqual([
      'Apply all 2',
      'Apply next (003)',
      'Roll back last (002)',
    ])
    expect(offersForAll(history([]), chainOf(history([])))).toEqual([])
    expect(offerBase(halfway)).toEqual({
      label: 'Roll back to base',
      direction: 'down',
      to: 'base',
      only: false,
    })
  })
})

describe('the rows', () => {
  const project = { revisions: [revision('001'), revision('002')] } as unknown as Project

  it('stand newest first, with the current and the head marked', () => {
    const rows = rowsOf(project, halfway)
    expect(rows.map((row) => row.revision.id)).toEqual(['004', '003', '002', '001'])
    expect(rows.filter((row) => row.current).map((row) => row.revision.id)).toEqual(['002'])
    expect(rows.filter((row) => row.head).map((row) => row.revision.id)).toEqual(['004'])
  })

  it('stand without states while no database is asked', () => {
    const rows = rowsOf(project, null)
    expect(rows.map((row) => row.entry)).toEqual([null, null])
    expect(rows.some((row) => row.current)).toBe(false)
  })

  it('are kept by every word of the filter, and by standing on the database', () => {
    const rows = rowsOf(project, halfway)
    expect(keepRows(rows, 'STEP 3', 'all').map((row) => row.revision.id)).toEqual(['003'])
    expect(keepRows(rows, 'step nothing', 'all')).toEqual([])
    expect(keepRows(rows, '', 'applied').map((row) => row.revision.id)).toEqual(['002', '001'])
    expect(keepRows(rows, '', 'pending').map((row) => row.revision.id)).toEqual(['004', '003'])
  })
})

describe('a part of a file', () => {
  it('loses its outer blank lines and keeps its true line numbers', () => {
    expect(trimmed({ text: '\n  \n  select 1;\n\n', line: 5 })).toEqual({ text: '  select 1;', line: 7 })
    expect(trimmed({ text: 'select 1;', line: 1 })).toEqual({ text: 'select 1;', line: 1 })
    expect(trimmed({ text: '\r\nselect 1;\r\n', line: 1 })).toEqual({ text: 'select 1;', line: 2 })
  })
})

import { expect, test } from 'vitest'
import type { LedgerEntry, Problem, Project } from '#contract/revision'
import { readHistory } from '#engine/projects/history'
import { ledger, project, revision } from '../support/history'

const three = project([revision('001'), revision('002'), revision('003')])
const states = (of: Project, rows: LedgerEntry[]) =>
  readHistory(of, rows).entries.map(({ revision: { id }, state }) => `${id} ${state}`)
const entry = (of: Project, rows: LedgerEntry[], id: string, options = {}) => {
  const found = readHistory(of, rows, options).entries.find((e) => e.revision.id === id)
  if (!found) throw new Error(`no entry ${id}`)
  return found
}
const problem = (code: Problem['code'], revisions: string[]): Problem => ({
  code,
  message: `Wrong with ${revisions.join(' and ')}.`,
  advice: 'Put it right.',
  files: [],
  revisions,
  blocks: true,
})

test('nothing applied', () => {
  expect(readHistory(three, [])).toMatchObject({ current: null, applied: 0, pending: 3 })
  expect(states(three, [])).toEqual(['001 pending', '002 pending', '003 pending'])
})

test('applied, with when, by whom and how long', () => {
  const rows = ledger('up 001', 'up 002')
  expect(readHistory(three, rows)).toMatchObject({ current: '002', applied: 2, pending: 1 })
  expect(entry(three, rows, '002')).toMatchObject({
    state: 'applied',
    ways: ['roll-back'],
    appliedAt: '2026-03-02T10:11:12.000Z',
    appliedBy: 'ada',
    durationMs: 12,
    reason: null,
  })
})

test('the newest row by id decides, whatever order the rows come in', () => {
  const rows = ledger('up 001', 'down 001', 'up 001', 'down 001').reverse()
  expect(states(three, rows)[0]).toBe('001 pending')
})

test('a mark counts as what it marks', () => {
  expect(states(three, ledger('up 001 marked'))[0]).toBe('001 applied')
  expect(states(three, ledger('up 001', 'down 001 marked'))[0]).toBe('001 pending')
})

test('a number counts as the same however padded', () => {
  expect(states(three, ledger(['up 1', { checksum: 'sum-001' }]))).toEqual([
    '001 applied',
    '002 pending',
    '003 pending',
  ])
})

test('without a down part rolling back is not offered', () => {
  const one = project([revision('001', { hasDown: false, downFile: null })])
  expect(entry(one, ledger('up 001'), '001').ways).toEqual([])
})

test('changed: names the file, when and by whom', () => {
  const rows = ledger(['up 001', { checksum: 'other' }])
  const changed = entry(three, rows, '001')
  expect(changed).toMatchObject({ state: 'changed', ways: ['roll-back', 'accept-file'] })
  expect(changed.reason).toMatch(/001_x\.sql .* applied on 2026-03-01 10:11 UTC by ada/)
})

test('an accepted file is applied, since it was first applied', () => {
  const rows = ledger(['up 001', { checksum: 'other' }], 'up 001 marked')
  expect(entry(three, rows, '001')).toMatchObject({ state: 'applied', appliedAt: '2026-03-01T10:11:12.000Z' })
})

test('missing: stands in its place, made up from the ledger', () => {
  const gone = project([revision('001'), revision('003')])
  const rows = ledger('up 001', 'up 002', 'up 003')
  expect(states(gone, rows)).toEqual(['001 applied', '002 missing', '003 applied'])
  const missing = entry(gone, rows, '002')
  expect(missing).toMatchObject({
    ways: ['mark-pending'],
    revision: { message: 'message of 002', hasDown: false },
  })
  expect(missing.reason).toMatch(/002 was applied on 2026-03-02 10:11 UTC by ada/)
  expect(states(project([revision('001')]), ledger('up 001', 'up 002', 'down 002'))).toEqual(['001 applied'])
})

test('late: a pending number below an applied one', () => {
  const rows = ledger('up 001', 'up 003')
  expect(states(three, rows)).toEqual(['001 applied', '002 late', '003 applied'])
  expect(entry(three, rows, '002')).toMatchObject({
    ways: ['apply', 'mark-applied'],
    reason: expect.stringContaining('003'),
  })
})

test('the next pending one can be marked, those behind it not', () => {
  expect(entry(three, ledger('up 001'), '002').ways).toEqual(['apply', 'mark-applied'])
  expect(entry(three, ledger('up 001'), '003').ways).toEqual(['apply'])
  expect(entry(three, [], '001').ways).toEqual(['apply', 'mark-applied'])
})

test('stopped while applying: neither applied nor pending', () => {
  const rows = ledger('up 001', ['up 002 stopped 2/5', { error: 'syntax error' }])
  expect(readHistory(three, rows)).toMatchObject({ current: '001', applied: 1, pending: 1 })
  expect(entry(three, rows, '002')).toMatchObject({
    state: 'stopped',
    ways: ['resume', 'mark-applied', 'mark-pending'],
    stopped: { direction: 'up', done: 2, of: 5, inDoubt: false, error: 'syntax error' },
    reason: expect.stringMatching(/stopped after statement 2 of 5/),
  })
})

test('a run that stopped before anything stood leaves the state and tells why', () => {
  const rows = ledger(['up 001 stopped 0/5', { error: 'no such table' }])
  expect(entry(three, rows, '001')).toMatchObject({
    state: 'pending',
    reason: expect.stringContaining('no such table'),
  })
  expect(states(three, ledger('up 001', 'down 001 stopped 0/2'))[0]).toBe('001 applied')
})

test('stopped while rolling back still counts as applied', () => {
  const rows = ledger('up 001', 'up 002', 'down 002 stopped 1/2')
  expect(readHistory(three, rows).current).toBe('002')
  expect(entry(three, rows, '002')).toMatchObject({
    state: 'stopped',
    stopped: { direction: 'down', done: 1, of: 2 },
  })
})

test('a stopped revision whose file changed or is gone cannot be resumed', () => {
  const changed = ledger(['up 001 stopped 1/2', { checksum: 'other' }])
  expect(entry(three, changed, '001')).toMatchObject({ ways: ['mark-applied', 'mark-pending'] })
  const gone = entry(project([]), ledger('up 001 stopped 1/2'), '001')
  expect(gone).toMatchObject({ state: 'stopped', ways: ['mark-applied', 'mark-pending'] })
  expect(gone.reason).toMatch(/gone/)
})

test('a row still running is in doubt, unless a run is under way', () => {
  const rows = ledger('up 001', 'up 002 running 1/4')
  expect(entry(three, rows, '002')).toMatchObject({
    state: 'stopped',
    stopped: { inDoubt: true },
    reason: expect.stringMatching(/not known, nor whether statement 2 took effect/),
  })
  const live = entry(three, rows, '002', { runUnderWay: true })
  expect(live).toMatchObject({
    ways: [],
    stopped: { inDoubt: false },
    reason: expect.stringMatching(/applying 002 now; 1 of 4/),
  })
  const old = ledger('up 001 running 1/4', 'up 002')
  expect(entry(three, old, '001', { runUnderWay: true }).stopped?.inDoubt).toBe(true)
})

test('duplicates are named, block what follows, and the applied one is told by its checksum', () => {
  const twins = project(
    [revision('001'), revision('002_a'), revision('002_b', { checksum: 'sum-002' }), revision('003')],
    [problem('duplicate-number', ['002_a', '002_b'])],
  )
  expect(states(twins, ledger('up 001'))).toEqual([
    '001 applied',
    '002_a duplicate',
    '002_b duplicate',
    '003 pending',
  ])
  const history = readHistory(twins, ledger('up 001', 'up 002'))
  expect(history.current).toBe('002_b')
  expect(history.entries).toHaveLength(4)
  expect(history.entries[3]).toMatchObject({
    state: 'pending',
    ways: [],
    reason: expect.stringMatching(/003 can't be applied before 002_a/),
  })
})

test('an unreadable file says so, also where it was applied', () => {
  const broken = project(
    [revision('001', { checksum: null }), revision('002')],
    [problem('too-large', ['001'])],
  )
  expect(entry(broken, [], '001')).toMatchObject({ state: 'unreadable', ways: [] })
  expect(entry(broken, ledger('up 001'), '001').reason).toMatch(/applied on 2026-03-01/)
})

test('a note does not block', () => {
  const noted = project([revision('001')], [{ ...problem('gap', ['001']), blocks: false }])
  expect(states(noted, [])).toEqual(['001 pending'])
})

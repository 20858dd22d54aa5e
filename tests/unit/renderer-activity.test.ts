import { describe, expect, it } from 'vitest'
import type { ActivityEntry, ActivityPurpose } from '#contract/activity'
import {
  countByPurpose,
  matching,
  oneLine,
  withEntry,
  withPage,
} from '../../renderer/features/activity/entries'
import { clock } from '../../renderer/features/activity/words'

function entry(id: string, change: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id,
    connectionId: 'c1',
    purpose: 'revision',
    revision: '001',
    sql: `select ${id}`,
    startedAt: '2026-03-02T10:00:00.000Z',
    ms: 3,
    outcome: 'done',
    rows: 1,
    error: null,
    ...change,
  }
}
const ids = (entries: readonly ActivityEntry[]) => entries.map((each) => each.id)
const all = new Set<ActivityPurpose>(['revision', 'ledger', 'look', 'session'])

describe('clock', () => {
  const now = new Date(2026, 2, 2, 14, 0, 0)
  it('says no more than tells the moment apart', () => {
    expect(clock(new Date(2026, 2, 2, 9, 5, 7).toISOString(), now)).toBe('09:05:07')
    expect(clock(new Date(2026, 1, 27, 23, 40, 1).toISOString(), now)).toBe('27 Feb 23:40')
    expect(clock(new Date(2025, 10, 20, 1, 2, 3).toISOString(), now)).toBe('20 Nov 2025')
    expect(clock('not a time', now)).toBe('not a time')
  })
})

describe('activity', () => {
  it('puts what begins on top and moves what ends where it stands', () => {
    const running = entry('3', { outcome: 'running', ms: null })
    const begun = withEntry([entry('2'), entry('1')], running)
    expect(ids(begun)).toEqual(['3', '2', '1'])
    const next = withEntry(begun, entry('4', { outcome: 'running', ms: null }))
    const ended = withEntry(next, { ...running, outcome: 'failed', ms: 12, error: 'no such table' })
    expect(ids(ended)).toEqual(['4', '3', '2', '1'])
    expect(ended[1]).toMatchObject({ outcome: 'failed', ms: 12 })
  })

  it('never takes an end back', () => {
    const ended = [entry('1')]
    expect(withEntry(ended, entry('1', { outcome: 'running', ms: null }))).toBe(ended)
  })

  it('adds older pages below without doubling what the watch told meanwhile', () => {
    const known = [entry('5'), entry('4', { ms: 9 })]
    const more = withPage(known, [entry('4'), entry('3'), entry('2')])
    expect(ids(more)).toEqual(['5', '4', '3', '2'])
    expect(more[1]?.ms).toBe(9)
    expect(withPage(more, [entry('2')])).toBe(more)
  })

  it('filters by purpose, outcome and every word of the text', () => {
    const entries = [
      entry('1', { sql: 'CREATE TABLE notes (id int)' }),
      entry('2', { purpose: 'look', sql: 'select * from pg_class' }),
      entry('3', { outcome: 'failed', error: 'relation "Notes" already exists', sql: 'create index i' }),
    ]
    const revisions = new Set<ActivityPurpose>(['revision'])
    expect(ids(matching(entries, { purposes: revisions, text: '', failedOnly: false }))).toEqual(['1', '3'])
    expect(ids(matching(entries, { purposes: all, text: 'notes', failedOnly: false }))).toEqual(['1', '3'])
    expect(ids(matching(entries, { purposes: all, text: 'table notes', failedOnly: false }))).toEqual(['1'])
    expect(ids(matching(entries, { purposes: all, text: '', failedOnly: true }))).toEqual(['3'])
    expect(countByPurpose(entries)).toEqual({ revision: 2, ledger: 0, look: 1, session: 0 })
  })

  it('shows a statement on one line', () => {
    expect(oneLine('\n  create table t (\n\tid int\n)  ')).toBe('create table t ( id int )')
    expect(oneLine('x'.repeat(5000)).length).toBe(600)
  })
})

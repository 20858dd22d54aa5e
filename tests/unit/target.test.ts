import { describe, expect, test } from 'vitest'
import type { LedgerEntry, Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import { readHistory } from '#engine/projects/history'
import { selectRevisions } from '#engine/projects/target'
import { ledger, project, revision } from '../support/history'

const four = project(['001', '002', '003', '010'].map((id) => revision(id)))

function select(of: Project, rows: LedgerEntry[], wanted: string, only = false): string[] | string {
  const [direction, to] = wanted.split(' ')
  const { entries } = readHistory(of, rows)
  try {
    return selectRevisions(entries, {
      direction: direction === 'down' ? 'down' : 'up',
      to: to ?? null,
      only,
    }).map(({ revision: { id }, resumeAfter }) => (resumeAfter > 0 ? `${id}+${resumeAfter}` : id))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return `${error.code}: ${error.message}`
  }
}

describe('up', () => {
  test('all pending, in order', () => {
    expect(select(four, [], 'up')).toEqual(['001', '002', '003', '010'])
    expect(select(four, ledger('up 001'), 'up')).toEqual(['002', '003', '010'])
  })
  test('to a revision, itself included', () => {
    expect(select(four, ledger('up 001'), 'up 003')).toEqual(['002', '003'])
  })
  test('nothing to do', () => {
    expect(select(four, ledger('up 001', 'up 002'), 'up 001')).toEqual([])
    expect(select(project([]), [], 'up')).toEqual([])
  })
  test('a stopped one is resumed first', () => {
    expect(select(four, ledger('up 001', 'up 002 stopped 2/5'), 'up')).toEqual(['002+2', '003', '010'])
    expect(select(four, ledger('up 001', 'up 002 stopped 2/5'), 'up 002', true)).toEqual(['002+2'])
  })
  test('a stopped one whose file changed is not resumable', () => {
    const rows = ledger('up 001', ['up 002 stopped 2/5', { checksum: 'x' }])
    expect(select(four, rows, 'up')).toMatch(/^not-resumable: .*002/)
  })
  test('late ones refuse the whole, and go one by one', () => {
    const rows = ledger('up 001', 'up 010')
    expect(select(four, rows, 'up')).toMatch(/^project-blocked: 002, 003 are not applied/)
    expect(select(four, rows, 'up 003', true)).toEqual(['003'])
  })
  test('only is for late and stopped ones', () => {
    expect(select(four, [], 'up 002', true)).toMatch(/^project-blocked: 002 is pending/)
    expect(select(four, [], 'up', true)).toMatch(/^no-such-revision/)
  })
  test('a changed or missing one before it is in the way', () => {
    expect(select(four, ledger(['up 001', { checksum: 'x' }]), 'up')).toMatch(/^project-blocked: 001_x.sql/)
    expect(select(project([revision('002')]), ledger('up 001'), 'up')).toMatch(
      /^project-blocked: 001 was applied/,
    )
  })
  test('an unreadable one blocks itself and what follows, not what comes before', () => {
    const problem = {
      code: 'too-large' as const,
      message: '002 has 50 MB.',
      advice: 'Split it.',
      files: [],
      revisions: ['002'],
      blocks: true,
    }
    const broken = project(four.revisions, [problem])
    expect(select(broken, [], 'up 001')).toEqual(['001'])
    expect(select(broken, [], 'up')).toMatch(/^project-blocked: 002 has 50 MB/)
    expect(select(broken, ledger('up 001', 'up 002'), 'up 003')).toMatch(/^project-blocked: 002 has 50 MB/)
  })
})

describe('down', () => {
  const all = ledger('up 001', 'up 002', 'up 003', 'up 010')
  test('the last one', () => {
    expect(select(four, all, 'down')).toEqual(['010'])
    expect(select(four, [], 'down')).toEqual([])
  })
  test('to a revision, which stays', () => {
    expect(select(four, all, 'down 002')).toEqual(['010', '003'])
    expect(select(four, all, 'down 010')).toEqual([])
  })
  test('to base', () => {
    expect(select(four, all, 'down base')).toEqual(['010', '003', '002', '001'])
  })
  test('one without a down part in the way is named, and below the target does not matter', () => {
    const some = project([
      revision('001', { hasDown: false }),
      revision('002'),
      revision('003', { hasDown: false }),
      revision('010'),
    ])
    expect(select(some, all, 'down')).toEqual(['010'])
    expect(select(some, all, 'down 001')).toMatch(/^no-down-part: 003/)
    expect(select(some, ledger('up 001', 'up 002'), 'down 001')).toEqual(['002'])
  })
  test('a changed one can be rolled back, a missing one cannot', () => {
    expect(select(four, ledger(['up 001', { checksum: 'x' }]), 'down')).toEqual(['001'])
    expect(select(project([revision('001')]), ledger('up 001', 'up 002'), 'down base')).toMatch(
      /^project-blocked: 002/,
    )
  })
  test('a stopped rollback goes on first; a stopped apply is dealt with first', () => {
    expect(select(four, ledger('up 001', 'up 002', 'down 002 stopped 1/2'), 'down base')).toEqual([
      '002+1',
      '001',
    ])
    expect(select(four, ledger('up 001', 'up 002', 'down 002 stopped 1/2'), 'up')).toMatch(
      /^project-blocked: Rolling back 002/,
    )
    expect(select(four, ledger('up 001', 'up 002 stopped 1/2'), 'down')).toMatch(
      /^project-blocked: Applying 002/,
    )
  })
  test('not to one that is not applied', () => {
    expect(select(four, ledger('up 001', 'up 003'), 'down 002')).toMatch(
      /^project-blocked: 002 is not applied/,
    )
    expect(select(four, ledger('up 001'), 'down 003')).toEqual([])
  })
})

test('a refusal names the revision at fault', () => {
  const { entries } = readHistory(project([revision('002')]), ledger('up 001'))
  const refused = () => selectRevisions(entries, { direction: 'up', to: null, only: false })
  expect(refused).toThrow(expect.objectContaining({ data: expect.objectContaining({ revision: '001' }) }))
})

describe('naming a revision', () => {
  const long = project(['20240131120000', '20240201120000', '20250101000000'].map((id) => revision(id)))
  test('by its number without zeros, or a beginning that only one has', () => {
    expect(select(four, [], 'up 2')).toEqual(['001', '002'])
    expect(select(four, [], 'up 10')).toHaveLength(4)
    expect(select(long, [], 'up 202402')).toHaveLength(2)
  })
  test('not by one that several have, or none', () => {
    expect(select(long, [], 'up 2024')).toMatch(
      /^no-such-revision: "2024" can mean several revisions: 20240131120000, 20240201120000/,
    )
    expect(select(four, [], 'up 99')).toMatch(/^no-such-revision: .*"99".*001 to 010/)
    expect(select(four, [], 'up base')).toMatch(/^no-such-revision/)
  })
})

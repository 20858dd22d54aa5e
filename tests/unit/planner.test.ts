import { describe, expect, test } from 'vitest'
import type { Statement } from '#contract/plan'
import { AppError } from '#engine/errors'
import { partsOf, planStep, type SplitScript } from '#engine/runs/planner'

function statement(sql: string, line: number, more: Partial<Statement> = {}): Statement {
  return { sql, line, column: 1, transactional: true, reason: null, control: null, ...more }
}

function script(statements: Statement[], transaction = true): SplitScript {
  return {
    revision: '003',
    message: 'x',
    direction: 'up',
    file: '003_x.sql',
    checksum: 'c',
    statements,
    transaction,
    way: 'file',
    why: null,
  }
}

const table = statement('create table a ()', 1)
const concurrently = statement('create index concurrently i on a (b)', 2, {
  transactional: false,
  reason: 'CREATE INDEX CONCURRENTLY cannot run inside a transaction.',
})

describe('planStep', () => {
  test('one transaction where every statement can run in one', () => {
    expect(planStep(script([table]), 0, null)).toMatchObject({ transaction: 'one', note: null })
  })

  test('says before which line runs outside and why', () => {
    const step = planStep(script([table, concurrently, statement('insert into a values (1)', 3)]), 0, null)
    expect(step.transaction).toBe('parts')
    expect(step.note).toContain('Line 2')
    expect(step.note).toContain('CONCURRENTLY')
  })

  test('transaction:false is honoured and said', () => {
    const step = planStep(script([table], false), 0, null)
    expect(step).toMatchObject({ transaction: 'none' })
    expect(step.note).toContain('transaction:false')
  })

  test("the file's own transaction is honoured and said", () => {
    const own = [
      statement('BEGIN', 4, { control: 'begin' }),
      table,
      statement('COMMIT', 6, { control: 'commit' }),
    ]
    const step = planStep(script(own), 0, null)
    expect(step.transaction).toBe('own')
    expect(step.note).toContain('BEGIN on line 4')
  })

  test('a transaction that never ends is refused at its line', () => {
    const open = [statement('BEGIN', 4, { control: 'begin' }), table]
    const refusal = () => planStep(script(open), 0, null)
    expect(refusal).toThrow(AppError)
    expect(refusal).toThrow('The transaction that starts on line 4 of 003_x.sql never ends.')
  })
})

describe('partsOf', () => {
  test('statements between those that run outside commit together', () => {
    const step = planStep(script([table, table, concurrently, table, table]), 0, null)
    expect(partsOf(step)).toEqual([
      { first: 0, end: 2, transactional: true },
      { first: 2, end: 3, transactional: false },
      { first: 3, end: 5, transactional: true },
    ])
  })

  test('goes on behind the statements that stand', () => {
    const step = planStep(script([table, table, concurrently, table]), 3, null)
    expect(partsOf(step)).toEqual([{ first: 3, end: 4, transactional: true }])
  })

  test('without transactions every statement is a part', () => {
    expect(partsOf(planStep(script([table, table], false), 0, null))).toHaveLength(2)
  })
})

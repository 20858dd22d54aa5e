import { expect, test } from 'vitest'
import type { Change } from '#contract/change'
import type { Hazard, SchemaPlan, SchemaStatement } from '#contract/schema-plan'
import { mostTold } from '#contract/told-plan'
import { refusedOf, statementsOf, toldPlan } from '#engine/compare/told-plan'

function change(name: string): Change {
  const ref = { kind: 'index', schema: 'public', name, table: 'notes' } as const
  return { kind: 'create-index', ref, sentence: `index ${name}`, properties: [] }
}

function hazard(code: Hazard['code'], severity: Hazard['severity']): Hazard {
  const ref = { kind: 'table', schema: 'public', name: 'notes', table: null } as const
  return { code, severity, ref, reason: 'why', advice: null, source: '', rows: null, bytes: null }
}

function statement(sql: string, more: Partial<SchemaStatement> = {}): SchemaStatement {
  return { sql, reverseSql: `undo ${sql}`, change: null, transactional: true, hazards: [], ...more }
}

function plan(more: Partial<SchemaPlan>): SchemaPlan {
  return {
    changes: [change('a'), change('b')],
    steps: [],
    refused: [],
    reversible: true,
    proof: { kind: 'not-tried', why: 'x' },
    notes: [],
    fingerprint: 'f',
    ...more,
  }
}

const three = plan({
  steps: [
    {
      transactional: true,
      statements: [
        statement('one', {
          change: 1,
          hazards: [hazard('write-lock', 'note'), hazard('write-lock', 'warning')],
        }),
        statement('two', { reverseSql: null, hazards: [hazard('data-loss', 'danger')] }),
      ],
    },
    { transactional: false, statements: [statement('three', { hazards: [hazard('write-lock', 'note')] })] },
  ],
})

test('statements come in pages, each with where it stands and the key of its change', () => {
  const { statements, total } = statementsOf(three, null, { from: 1, count: 5 })
  expect(total).toBe(3)
  expect(statements).toMatchObject([
    {
      at: 1,
      sql: 'two',
      reverseSql: null,
      change: null,
      step: { at: 0, first: 0, statements: 2, transactional: true },
    },
    { at: 2, sql: 'three', step: { at: 1, first: 2, statements: 1, transactional: false } },
  ])
  const [first] = statementsOf(three, null, { from: 0, count: 1 }).statements
  expect(first?.change).toBe('create-index ["index","public","notes","b"]')
  expect(statementsOf(three, null, { from: 3, count: 5 }).statements).toEqual([])
})

test('hazards are counted by statement, the worst first, and pick their statements', () => {
  expect(toldPlan(three).hazards).toEqual([
    { code: 'data-loss', severity: 'danger', statements: 1 },
    { code: 'write-lock', severity: 'warning', statements: 2 },
  ])
  const { statements, total } = statementsOf(three, 'write-lock', { from: 1, count: 5 })
  expect([total, statements.map(({ at }) => at)]).toEqual([2, [2]])
  expect(statementsOf(three, 'table-rewrite', { from: 0, count: 5 })).toEqual({ statements: [], total: 0 })
})

test('a plan of thousands of changes is told in a few kilobytes', () => {
  const changes = Array.from({ length: 5000 }, (_, at) => change(`ix_${at}`))
  const told = toldPlan(
    plan({
      changes,
      steps: [
        { transactional: true, statements: changes.map((_, at) => statement(`make ${at}`, { change: at })) },
      ],
      refused: changes.map((_, at) => ({ change: at, why: 'it can’t' })),
      proof: { kind: 'differs', where: 'there', left: changes },
      notes: changes.map(({ sentence }) => `${sentence} is taken too`),
    }),
  )
  expect(told).toMatchObject({ statements: 5000, steps: 1, left: 5000 })
  expect([told.refused.count, told.notes.count]).toEqual([5000, 5000])
  expect(told.proof.kind === 'differs' && told.proof.left.length).toBe(mostTold)
  expect(JSON.stringify(told).length).toBeLessThan(120_000)
})

test('refused changes are told by key, with why', () => {
  const refused = plan({ refused: [{ change: 1, why: 'no' }] })
  expect(refusedOf(refused, { from: 0, count: 9 })).toEqual([
    {
      key: 'create-index ["index","public","notes","b"]',
      kind: 'create-index',
      sentence: 'index b',
      why: 'no',
    },
  ])
})

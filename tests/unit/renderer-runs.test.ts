import { describe, expect, it } from 'vitest'
import { signOf } from '#contract/change'
import type { PlanStep } from '#contract/plan'
import { foldRunEvent, type Run, type RunStatement } from '#contract/run'
import { planRoute, readRunRoute } from '../../renderer/app/run-route'
import { planLines, runLines } from '../../renderer/features/runs/lines'
import { oneLine, planTitle, progressOf, runTitle, startLabel } from '../../renderer/features/runs/words'

const waiting: RunStatement = { state: 'waiting', startedAt: null, ms: null, rows: null, notices: [] }
const sql = (text: string) => ({
  sql: text,
  line: 1,
  column: 1,
  transactional: true,
  reason: null,
  control: null,
})
const plan: PlanStep = {
  revision: '001',
  message: 'users',
  direction: 'up',
  file: '001.sql',
  checksum: 'c',
  statements: [sql('select 1'), sql('select 2')],
  way: 'file',
  transaction: 'one',
  note: null,
  resumeAfter: 1,
  versions: null,
}
const start: Run = {
  id: 'r',
  of: 'revisions',
  folder: '/p',
  connectionId: 'c',
  direction: 'up',
  steps: [{ plan, state: 'waiting', ms: null, statements: [waiting, waiting], heard: [] }],
  startedAt: '2026-01-01T00:00:00Z',
  ms: null,
  cancelling: false,
  waitingFor: null,
  outcome: null,
  changes: null,
  changesNote: null,
}

describe('a run as it moves', () => {
  it('is told in one line from its events', () => {
    let run = foldRunEvent(null, { type: 'run', run: start })
    expect(runTitle(run)).toBe('Applying 1 revision')
    expect(progressOf(run)).toEqual({ done: 0, of: 2 })
    run = foldRunEvent(run, {
      type: 'statement',
      step: 0,
      statement: 0,
      value: { ...waiting, state: 'done', ms: 4 },
    })
    expect(progressOf(run)).toEqual({ done: 1, of: 2 })
    run = foldRunEvent(run, { type: 'cancelling' })
    expect(runTitle(run)).toBe('Cancelling: applying 1 revision')
    run = foldRunEvent(run, {
      type: 'statement',
      step: 0,
      statement: 1,
      value: { ...waiting, state: 'failed', ms: 9 },
    })
    const outcome = { error: null, at: { step: 0, statement: 1 }, truth: '', current: null }
    const end = { type: 'end' as const, ms: 4100, changes: [], changesNote: null }
    const failed = foldRunEvent(run, { ...end, outcome: { ...outcome, kind: 'failed' } })
    expect(runTitle(failed)).toBe('Failed at statement 2 of 2 in 001, 4.1 s')
    const done = foldRunEvent(run, { ...end, outcome: { ...outcome, at: null, kind: 'done' } })
    expect(runTitle(done)).toBe('Applied 1 revision: 1 statement, 4.1 s')
    expect(progressOf(done)).toEqual({ done: 2, of: 2 })
  })

  it('says what Alembic ran itself', () => {
    const [first] = start.steps
    if (first === undefined) throw new Error('a run has a step')
    const byAlembic = { ...first, plan: { ...first.plan, transaction: 'delegated' as const }, statements: [] }
    const outcome = { error: null, at: null, truth: '', current: null, kind: 'done' as const }
    const ended = (steps: typeof start.steps) => runTitle({ ...start, steps, outcome, ms: 1000 })
    expect(ended([byAlembic])).toBe('Applied 1 revision: run by Alembic, 1 s')
    expect(ended([first, byAlembic])).toBe(
      'Applied 2 revisions: 0 statements, 1 revision run by Alembic, 1 s',
    )
    const failed = { ...outcome, at: { step: 0, statement: 0 }, kind: 'failed' as const }
    expect(runTitle({ ...start, steps: [byAlembic], outcome: failed })).toBe('Failed in 001')
  })

  it('is drawn as its revisions, each followed by its statements', () => {
    expect(planLines([plan]).map((line) => line.key)).toEqual(['0', '0.0', '0.1'])
    expect(planLines([plan]).map((line) => line.kind === 'statement' && line.stood)).toEqual([
      false,
      true,
      false,
    ])
    expect(runLines(start.steps)[1]).toMatchObject({ kind: 'statement', run: waiting })
  })
})

describe('the words of a run', () => {
  it('name what would be done, and production', () => {
    expect(planTitle('up', 2, 'notes', 'development')).toBe('Apply 2 revisions to notes · development')
    expect(planTitle('down', 1, 'notes', 'staging')).toBe('Roll back 1 revision of notes · staging')
    expect(startLabel('up', 'production')).toBe('Apply to PRODUCTION')
    expect(startLabel('down', 'development')).toBe('Roll back')
  })

  it('sign a change by its verb and put a statement in one line', () => {
    expect(
      ['create-index', 'add-column', 'drop-table', 'alter-enum'].map((kind) => signOf(kind as 'drop-table')),
    ).toEqual(['+', '+', '−', '~'])
    expect(oneLine('create table a (\n\tid int\n)')).toBe('create table a ( id int )')
  })
})

describe('the address of a run', () => {
  it('leads to the plan it was made from', () => {
    for (const wanted of [
      { direction: 'up', to: null, only: false },
      { direction: 'up', to: '003', only: true },
      { direction: 'down', to: 'base', only: false },
    ] as const) {
      expect(readRunRoute(planRoute(wanted).slice(1))).toEqual({ plan: wanted })
    }
  })

  it('leads to a run by its id, and nowhere where it means nothing', () => {
    expect(readRunRoute(['r1'])).toEqual({ runId: 'r1' })
    expect(readRunRoute([])).toBeNull()
    expect(readRunRoute(['plan', 'sideways'])).toBeNull()
  })
})

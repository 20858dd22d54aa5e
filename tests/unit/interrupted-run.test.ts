import { expect, test } from 'vitest'
import type { RunStatement, StatementState } from '#contract/run'
import { restateInterrupted } from '#engine/runs/interrupted'
import { LiveRun } from '#engine/runs/live-run'
import { planSteps } from '#engine/runs/run-changes'
import { runOf } from '#engine/runs/run-of'
import { unreadChanges } from '#engine/runs/unread-changes'
import { stepOf } from '../support/crafted-way'

/** A run whose record ends with these states; a step in one transaction or not. */
function begun(...steps: (readonly [inside: boolean, ...states: StatementState[]])[]): LiveRun {
  const plan = planSteps(
    steps.map(([inside, ...states]) => stepOf(inside, ...states.map((_, at) => `${at}`))),
  )
  const run = new LiveRun(runOf(plan, { of: 'changes', folder: '', connectionId: 'c', direction: 'up' }))
  steps.forEach(([, ...states], step) => {
    const change = (state: StatementState): Partial<RunStatement> => ({ state })
    states.forEach((state, at) => run.statement(step, at, change(state)))
    run.step(step, states.every((state) => state === 'waiting') ? 'waiting' : 'running')
  })
  return run
}

function restated(run: LiveRun): unknown {
  restateInterrupted(run)
  return run.value.steps.map(({ state, statements }) => [state, ...statements.map((one) => one.state)])
}

test('what was under way in a transaction is undone, for nobody sends its COMMIT', () => {
  expect(restated(begun([true, 'done', 'running', 'waiting'], [true, 'waiting']))).toEqual([
    ['failed', 'rolled-back', 'rolled-back', 'not-run'],
    ['not-run', 'not-run'],
  ])
})

test('a transaction of which every statement is answered is in doubt: its COMMIT may have been sent', () => {
  expect(restated(begun([true, 'done', 'done']))).toEqual([['in-doubt', 'in-doubt', 'in-doubt']])
})

test('what commits by itself is in doubt while it runs, and stands once it is answered', () => {
  expect(restated(begun([false, 'running']))).toEqual([['in-doubt', 'in-doubt']])
  expect(restated(begun([false, 'done']))).toEqual([['done', 'done']])
})

test('where the database can’t be read back, every statement is told by its number', () => {
  const run = begun(
    [true, 'done', 'done'],
    [false, 'in-doubt'],
    [true, 'rolled-back', 'failed'],
    [true, 'not-run'],
  )
  expect(unreadChanges(run.value)).toBe(
    'The database could not be read back. As far as the server had answered, of 6 statements 1–2 stand; 4–5 were undone; 3 is in doubt; 6 was not sent.',
  )
})

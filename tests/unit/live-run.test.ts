import { expect, test } from 'vitest'
import { foldRunEvent, type Run } from '#contract/run'
import { LiveRun } from '#engine/runs/live-run'

function run(): Run {
  const statement = { state: 'waiting', startedAt: null, ms: null, rows: null, notices: [] } as const
  return {
    id: 'r',
    of: 'revisions',
    folder: '/p',
    connectionId: 'c',
    direction: 'up',
    startedAt: new Date().toISOString(),
    ms: null,
    cancelling: false,
    waitingFor: null,
    outcome: null,
    changes: null,
    changesNote: null,
    steps: [
      {
        plan: {
          revision: '1',
          message: '',
          direction: 'up',
          file: '1.sql',
          checksum: 'c',
          statements: [],
          way: 'file',
          transaction: 'one',
          note: null,
          resumeAfter: 0,
          versions: null,
        },
        state: 'waiting',
        ms: null,
        statements: [{ ...statement, notices: [] }],
        heard: [],
      },
    ],
  }
}

test('a watcher that comes late folds to the same value', async () => {
  const live = new LiveRun(run())
  live.step(0, 'running')
  live.statement(0, 0, { state: 'running' })
  const watching = live.watch()
  const first = await watching.next()
  live.statement(0, 0, { state: 'done', ms: 3 })
  live.end({ kind: 'done', error: null, at: null, truth: 't', current: '1' }, [], null)
  let folded = foldRunEvent(null, first.value)
  for await (const event of watching) folded = foldRunEvent(folded, event)
  expect(folded).toEqual(live.value)
  expect(folded.steps[0]?.statements[0]?.state).toBe('done')
})

test('watching ends when the watcher leaves, and the run goes on', async () => {
  const live = new LiveRun(run())
  const leave = new AbortController()
  const watching = live.watch(leave.signal)
  await watching.next()
  const next = watching.next()
  leave.abort()
  expect((await next).done).toBe(true)
  live.step(0, 'running')
  expect(live.value.steps[0]?.state).toBe('running')
})

test('cancel is said once and never after the end', () => {
  const live = new LiveRun(run())
  live.end({ kind: 'done', error: null, at: null, truth: 't', current: '1' }, [], null)
  live.cancel()
  expect(live.value.cancelling).toBe(false)
  expect(live.cancelled.aborted).toBe(false)
})

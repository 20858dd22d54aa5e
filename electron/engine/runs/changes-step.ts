import type { Session } from '../dialects/dialect'
import type { Tag } from './links'
import type { LiveRun } from './live-run'
import type { LockWatch } from './lock-watch'
import { refuseIfCancelled, runStatement } from './statement-runner'
import { as } from './step-body'

/** What a step of a way works with. */
export interface AtWork {
  readonly run: LiveRun
  readonly lock: LockWatch
  readonly session: Session
  readonly tag: Tag
  /** Undoes what is open on the session. */
  readonly undo: () => Promise<string | null>
}

/** Runs one step of a way, in its transaction where it has one; its states say what stands where it throws. */
export async function runChangesStep(work: AtWork, step: number): Promise<void> {
  const { run, session, tag } = work
  const plan = run.value.steps[step]?.plan
  if (plan === undefined) throw new Error(`no step ${step}`)
  const started = Date.now()
  const inside = plan.transaction === 'one'
  /** Whether a link that breaks now leaves it unknown what took effect. */
  let exposed = !inside
  run.step(step, 'running')
  try {
    if (inside) await as(tag, 'session', () => session.query('begin'))
    for (let index = 0; index < plan.statements.length; index++)
      await as(tag, 'revision', () => runStatement(run, session, step, index))
    if (inside) {
      refuseIfCancelled(run)
      await work.lock.refuseIfLost()
      exposed = true
      await as(tag, 'session', () => session.query('commit'))
    }
  } catch (error) {
    const doubtful = session.closed && exposed
    if (!session.closed) await as(tag, 'session', work.undo).catch(() => null)
    // A transaction whose link is gone is undone by the server.
    if (!doubtful) run.restate(step, ['in-doubt'], 'failed')
    if (inside) run.restate(step, ['done'], doubtful ? 'in-doubt' : 'rolled-back')
    run.step(step, doubtful ? 'in-doubt' : 'failed', Date.now() - started)
    throw error
  }
  run.step(step, 'done', Date.now() - started)
}

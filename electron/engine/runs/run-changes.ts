import type { Catalog } from '#contract/catalog'
import type { PlanStep } from '#contract/plan'
import type { Run } from '#contract/run'
import type { SchemaPlan } from '#contract/schema-plan'
import { redact } from '../connections/redact'
import { diff } from '../diff/diff'
import { AppError } from '../errors'
import type { Begun, RunRecord } from './begun'
import { runChangesStep } from './changes-step'
import type { PlannedChanges } from './changes-truth'
import { type ChangesEnd, concludeChanges, unfitIn } from './conclude-changes'
import type { RunLinks, Tag } from './links'
import type { LiveRun } from './live-run'
import type { LockWatch } from './lock-watch'
import { refuseIfCancelled } from './statement-runner'

/** The way of a comparison, to be run on the connection that is its *from*. */
export interface WantedChanges extends PlannedChanges {
  readonly connectionId: string
  /** Of the project in use, or empty. */
  readonly folder: string
  readonly steps: SchemaPlan['steps']
  /** The catalog that the way was planned from. */
  readonly from: Catalog
}

export interface ChangesContext {
  readonly run: LiveRun
  readonly links: RunLinks
  readonly lock: LockWatch
  /** Read under the lock. */
  readonly before: Catalog
  readonly wanted: WantedChanges
  readonly record: RunRecord
}

/** The steps of a way as a run has them: a transaction, or one statement by itself. */
export function planSteps(steps: SchemaPlan['steps']): PlanStep[] {
  return steps.map(({ transactional, statements }) => ({
    revision: '',
    message: transactional ? 'in one transaction' : 'by itself',
    direction: 'up',
    file: '',
    checksum: '',
    statements: statements.map(({ sql, transactional: inside }) => ({
      sql,
      line: 1,
      column: 1,
      transactional: inside,
      reason: null,
      control: null,
    })),
    way: 'data',
    transaction: transactional ? 'one' : 'none',
    note: null,
    resumeAfter: 0,
    versions: null,
  }))
}

/** What is written down of a run before it begins. */
export function begunOf(run: Run, before: Catalog, { planned, makes, renames, to }: WantedChanges): Begun {
  const steps = run.steps.map((step) => {
    const statements = step.plan.statements.map((one) => ({ ...one, sql: redact(one.sql) }))
    return { ...step, plan: { ...step.plan, statements } }
  })
  return {
    run: { ...run, steps },
    before,
    to,
    planned: [...planned],
    makes: makes.map((own) => [...own]),
    renames: [...renames],
  }
}

/** Throws `state-changed` where the database is not any more what the way was planned from. */
export function refuseOther(before: Catalog, { from }: Pick<WantedChanges, 'from'>): void {
  const [first, ...others] = diff(from, before)
  if (first === undefined) return
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  throw new AppError(
    'state-changed',
    `The database has changed since it was compared: ${first.sentence}${more}.`,
    {
      advice: 'Nothing was run. Compare again.',
    },
  )
}

/** Runs every step of a way, looks at the catalog again, and says what stands. */
export async function executeChanges(context: ChangesContext): Promise<ChangesEnd> {
  const { run, links } = context
  const unfitBefore = await unfitIn(links)
  const link: { backend: string | null } = { backend: null }
  const failure = await runSteps(context, link).then(
    () => null,
    (error: unknown) => error,
  )
  run.value.steps.forEach((step, index) => {
    run.restate(index, ['waiting'], 'not-run')
    if (step.state === 'waiting') run.step(index, 'not-run')
  })
  return concludeChanges({ ...context, ...link, unfitBefore, insists: true }, failure)
}

async function runSteps(
  { run, links, lock, record }: ChangesContext,
  link: { backend: string | null },
): Promise<void> {
  const tag: Tag = { purpose: 'session', revision: null }
  const session = await links.open(tag)
  try {
    record.link(session.backend)
    link.backend = session.backend
    for (const sql of links.dialect.beforeWay) await session.query(sql)
    for (let step = 0; step < run.value.steps.length; step++) {
      refuseIfCancelled(run)
      await lock.refuseIfLost()
      await runChangesStep({ run, lock, session, tag, undo: () => links.dialect.undo(session) }, step)
    }
  } finally {
    await session.close()
  }
}

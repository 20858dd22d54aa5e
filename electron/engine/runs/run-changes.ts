import type { Catalog } from '#contract/catalog'
import type { PlanStep } from '#contract/plan'
import type { SchemaPlan } from '#contract/schema-plan'
import { diff } from '../diff/diff'
import type { FoundUnfit } from '../dialects/unfit'
import { AppError, toAppErrorData } from '../errors'
import { lookOrNote } from './changes'
import { runChangesStep } from './changes-step'
import { judgeChanges, type Judged, type PlannedChanges } from './changes-truth'
import { insistently } from './insistently'
import type { RunLinks, Tag } from './links'
import type { LiveRun } from './live-run'
import type { LockWatch } from './lock-watch'
import { placeOfFailure } from './place-of-failure'
import type { RunEnd } from './runner'
import { refuseIfCancelled } from './statement-runner'
import { unaskedBy, unfitTruth } from './unfit'

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
export async function executeChanges(context: ChangesContext): Promise<RunEnd> {
  const { run, links, before, wanted } = context
  const unfitBefore = await unfitIn(links)
  const failure = await runSteps(context).then(
    () => null,
    (error: unknown) => error,
  )
  run.value.steps.forEach((step, index) => {
    run.restate(index, ['waiting'], 'not-run')
    if (step.state === 'waiting') run.step(index, 'not-run')
  })
  const after = await lookOrNote(() => insistently(() => links.look(null)))
  const looks =
    after.catalog === null ? null : { before, after: after.catalog, changes: diff(before, after.catalog) }
  const judged = judgeChanges(run.value, looks, wanted)
  for (const [step, state] of judged.settled) {
    run.restate(step, ['in-doubt'], state === 'done' ? 'done' : 'rolled-back')
    run.step(step, state === 'done' ? 'done' : 'failed', run.value.steps[step]?.ms ?? null)
  }
  // A note, whatever it says: the database refused nothing, and what was planned stands or not all the same.
  const note = looks === null ? '' : unfitTruth(unfitBefore, await unfitIn(links))
  const truth = note === '' ? judged.truth : `${judged.truth} ${note}`
  return {
    changes: looks?.changes ?? null,
    changesNote: after.note,
    outcome: outcomeOf(run, failure, { ...judged, truth }),
  }
}

async function unfitIn(links: RunLinks): Promise<FoundUnfit> {
  return links.unfit().catch((error: unknown) => unaskedBy(AppError.of(toAppErrorData(error))))
}

async function runSteps({ run, links, lock }: ChangesContext): Promise<void> {
  const tag: Tag = { purpose: 'session', revision: null }
  const session = await links.open(tag)
  try {
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

function outcomeOf({ value }: LiveRun, failure: unknown, { truth, holds }: Judged): RunEnd['outcome'] {
  const ended = { truth, current: null }
  if (value.steps.every(({ state }) => state === 'done')) {
    return holds
      ? { kind: 'done', error: null, at: null, ...ended }
      : { kind: 'in-doubt', error: otherwise().data, at: null, ...ended }
  }
  const error = toAppErrorData(failure)
  const doubtful = value.steps.some(({ state }) => state === 'in-doubt')
  const kind = doubtful ? 'in-doubt' : error.code === 'cancelled' ? 'cancelled' : 'failed'
  return { kind, error, at: placeOfFailure(value), ...ended }
}

function otherwise(): AppError {
  return new AppError(
    'in-doubt',
    'Every statement ran, and the database, read back, is not what was planned.',
    {
      advice: 'Someone else may have changed it meanwhile. Compare again before doing anything more.',
    },
  )
}

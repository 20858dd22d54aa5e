import type { Catalog } from '#contract/catalog'
import { diff } from '../diff/diff'
import type { FoundUnfit } from '../dialects/unfit'
import { AppError, toAppErrorData } from '../errors'
import { stillAtWork } from './at-work'
import { lookOrNote } from './changes'
import { judgeChanges, type Judged, type PlannedChanges } from './changes-truth'
import { insistently } from './insistently'
import type { RunLinks } from './links'
import type { LiveRun } from './live-run'
import { placeOfFailure } from './place-of-failure'
import type { RunEnd } from './runner'
import { unaskedBy, unfitTruth } from './unfit'

/** A way that goes on no more, and what it was to make. */
export interface EndedChanges {
  readonly run: LiveRun
  readonly links: RunLinks
  readonly before: Catalog
  readonly wanted: PlannedChanges
  /** The link that it ran on. */
  readonly backend: string | null
  /** What did not fit before; null where nobody asked. */
  readonly unfitBefore: FoundUnfit | null
  /** Whether a server that is gone is waited for. */
  readonly insists: boolean
}

/** How a way ended, and whether the database has said so: where not, it is to be asked again. */
export interface ChangesEnd extends RunEnd {
  readonly settled: boolean
}

const patienceMs = 10_000

/** Looks at the catalog again, and says what stands of a way. */
export async function concludeChanges(ended: EndedChanges, failure: unknown): Promise<ChangesEnd> {
  const { run, links, before, wanted, unfitBefore, insists } = ended
  const ask = <T>(work: () => Promise<T>): Promise<T> => (insists ? insistently(work) : work())
  const atWork = await ask(() =>
    stillAtWork(run.value, links, ended.backend, insists ? patienceMs : 0),
  ).catch(() => false)
  const after = await lookOrNote(() => ask(() => links.look(null)))
  const looks =
    after.catalog === null ? null : { before, after: after.catalog, changes: diff(before, after.catalog) }
  const judged = judgeChanges(run.value, looks, wanted)
  for (const [step, state] of atWork ? [] : judged.settled) {
    run.restate(step, ['in-doubt'], state === 'done' ? 'done' : 'rolled-back')
    run.step(step, state === 'done' ? 'done' : 'failed', run.value.steps[step]?.ms ?? null)
  }
  // A note, whatever it says: the database refused nothing, and what was planned stands or not all the same.
  const unfit = looks === null || unfitBefore === null ? '' : unfitTruth(unfitBefore, await unfitIn(links))
  const working = atWork ? 'The server still works on the statement that is in doubt: look again later.' : ''
  const truth = [judged.truth, working, unfit].filter((words) => words !== '').join(' ')
  return {
    changes: looks?.changes ?? null,
    changesNote: after.note,
    outcome: outcomeOf(run, failure, { ...judged, truth }),
    settled: looks !== null && !atWork,
  }
}

/** What does not fit in a database now; where it can't be asked, that is told. */
export async function unfitIn(links: RunLinks): Promise<FoundUnfit> {
  return links.unfit().catch((error: unknown) => unaskedBy(AppError.of(toAppErrorData(error))))
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

import type { Change } from '#contract/change'
import type { WorkProgress } from '#contract/compare'
import type { RoundTrip } from '#contract/effects'
import type { AppErrorData } from '#contract/errors'
import { AppError, toAppErrorData } from '../errors'
import { changesBetween } from './changes-between'
import { stepsFrom } from './points'
import type { ReplayedHistory } from './replayed-history'
import { sharing } from './shared-parts'
import type { Look, Stage } from './stage'

/** Up, down and up again of these revisions, in order, each told as it is known. */
export async function* roundTrips(
  history: ReplayedHistory,
  revisions: readonly string[],
  signal: AbortSignal | null,
): AsyncGenerator<WorkProgress | { kind: 'round-trip'; roundTrip: RoundTrip }, void> {
  let stage: Stage | null = null
  try {
    for (const [done, revision] of revisions.entries()) {
      yield { kind: 'progress', words: `Up, down and up again: ${revision}`, done, total: revisions.length }
      const tried = await tryOne(history, revision, stage, signal)
      stage = tried.stage
      yield { kind: 'round-trip', roundTrip: tried.roundTrip }
    }
  } finally {
    await stage?.close()
  }
}

interface Tried {
  readonly roundTrip: RoundTrip
  /** Behind the revision, where it is as if nothing but ups had been run there; null where it is of no more use. */
  readonly stage: Stage | null
}

async function tryOne(
  history: ReplayedHistory,
  revision: string,
  last: Stage | null,
  signal: AbortSignal | null,
): Promise<Tried> {
  const { points, context } = history
  const told = (state: RoundTrip['state'], why: AppErrorData | null): RoundTrip => ({
    revision,
    state,
    residue: [],
    again: [],
    why,
  })
  const before = points.before(revision)
  const after = points.after(revision)
  if (context.project.revisions.find(({ id }) => id === revision)?.hasDown !== true)
    return { roundTrip: told('no-down', null), stage: last }
  let stage = last
  try {
    if (stage === null || stepsFrom(stage.at, before) === null) {
      await stage?.close()
      stage = null
      stage = await history.stageAt(before, signal)
    }
    await history.climb(stage, before)
  } catch (error) {
    return failed(error, stage, told('not-replayed', toAppErrorData(error)))
  }
  let found: Look
  let made: Look
  try {
    found = await stage.look()
    await stage.up(after)
    made = await stage.look()
  } catch (error) {
    return failed(error, stage, told('not-replayed', toAppErrorData(error)))
  }
  let residue: Change[]
  try {
    await stage.down()
    residue = await changesSince(stage, found)
  } catch (error) {
    return failed(error, stage, told('failed', { ...toAppErrorData(error), revision }))
  }
  const left = residue.length > 0
  try {
    await stage.up(after)
    const again = await changesSince(stage, made)
    if (!left && again.length === 0) return { roundTrip: told('restored', null), stage }
    await stage.close()
    return { roundTrip: { ...told('residue', null), residue, again }, stage: null }
  } catch (error) {
    // What the down left is mostly what the second up stumbles over.
    const why = { ...toAppErrorData(error), revision }
    return failed(error, stage, { ...told(left ? 'residue' : 'failed', why), residue })
  }
}

async function changesSince(stage: Stage, before: Look): Promise<Change[]> {
  const now = await stage.look()
  const { catalog } = before
  return changesBetween(catalog, sharing(catalog, now.catalog), stage.renamesSince(before, now))
}

async function failed(error: unknown, stage: Stage | null, roundTrip: RoundTrip): Promise<Tried> {
  await stage?.close()
  if (error instanceof AppError && error.code === 'cancelled') throw error
  return { roundTrip, stage: null }
}

import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { WorkProgress } from '#contract/compare'
import type { RevisionEffects } from '#contract/effects'
import { diff } from '../diff/diff'
import type { Point } from './points'
import type { ReplayedHistory } from './replayed-history'
import { runningWords } from './replays'

/** The differences of two catalogs of one history; what both share is equal, and not compared again. */
export function changesBetween(from: Catalog, to: Catalog): Change[] {
  const [fromTables, toTables] = apart(from.tables, to.tables)
  const [fromViews, toViews] = apart(from.views, to.views)
  const [fromEnums, toEnums] = apart(from.enums, to.enums)
  const [fromObjects, toObjects] = apart(from.objects, to.objects)
  return diff(
    { ...from, tables: fromTables, views: fromViews, enums: fromEnums, objects: fromObjects },
    { ...to, tables: toTables, views: toViews, enums: toEnums, objects: toObjects },
  )
}

function apart<T>(from: readonly T[], to: readonly T[]): [from: T[], to: T[]] {
  const [before, after] = [new Set(from), new Set(to)]
  return [from.filter((one) => !after.has(one)), to.filter((one) => !before.has(one))]
}

/** What a revision has been seen to change; null where it has not been replayed. */
export function effectsOf(history: ReplayedHistory, revision: string): RevisionEffects | null {
  const after = history.known(history.points.after(revision))
  if (after === null) return null
  if ('why' in after) return { revision, changes: [], why: after.why }
  const before = history.known(history.points.before(revision))
  if (before === null) return null
  if ('why' in before) return { revision, changes: [], why: before.why }
  return { revision, changes: changesBetween(before.catalog, after.catalog), why: null }
}

/** The points that say what some revisions do. */
export function pointsAround({ points }: ReplayedHistory, revisions: readonly string[]): Point[] {
  return revisions.flatMap((id) => [points.before(id), points.after(id)])
}

/** Replays what is not known yet, and tells each revision's effects as soon as they are. */
export async function* watchEffects(
  history: ReplayedHistory,
  signal: AbortSignal | null,
): AsyncGenerator<WorkProgress | { kind: 'effects'; effects: RevisionEffects }, void> {
  let left = history.context.project.revisions.map(({ id }) => id)
  const wanted = pointsAround(history, left)
  const all = history.pointAt('heads')
  const tellKnown = function* (later: ReadonlySet<string>) {
    const waiting: string[] = []
    for (const id of left) {
      const effects = effectsOf(history, id)
      if (effects === null || (effects.why !== null && later.has(id))) waiting.push(id)
      else yield { kind: 'effects', effects } as const
    }
    left = waiting
  }
  // What failed before may go well now: a tool was allowed, a server is there again.
  const again = new Set(left.filter((id) => effectsOf(history, id)?.why != null))
  yield* tellKnown(again)
  for await (const step of history.replay(wanted, signal)) {
    yield* tellKnown(again)
    yield runningWords(step, all)
  }
  yield* tellKnown(new Set())
}

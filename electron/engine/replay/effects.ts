import type { WorkProgress } from '#contract/compare'
import type { RevisionEffects } from '#contract/effects'
import { changesBetween } from './changes-between'
import type { Point } from './points'
import type { ReplayedHistory } from './replayed-history'
import { runningWords } from './replays'

/** What a revision has been seen to change; null where it has not been replayed. */
export function effectsOf(history: ReplayedHistory, revision: string): RevisionEffects | null {
  const after = history.known(history.points.after(revision))
  if (after === null) return null
  if ('why' in after) return { revision, changes: [], why: after.why }
  const before = history.known(history.points.before(revision))
  if (before === null) return null
  if ('why' in before) return { revision, changes: [], why: before.why }
  if (after.renames !== null)
    return { revision, changes: changesBetween(before.catalog, after.catalog, after.renames), why: null }
  // Both were read at other times, and to see what is renamed could not be done since.
  const why = history.whyNot(history.points.after(revision))?.why
  return why === undefined ? null : { revision, changes: [], why }
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

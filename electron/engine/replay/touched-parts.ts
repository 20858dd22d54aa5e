import type { TouchedCount, TouchedTable } from '#contract/touched'
import { touchedTables } from '../catalog/touched-tables'
import { seenApart } from './changes-between'
import { pointsAround } from './effects'
import type { ReplayedHistory } from './replayed-history'

/** So many tables take a page about as long to take in as a frame lasts. */
const together = 200

/** The tables that a revision touches and those its keys lead to: how many, then the tables in parts, none where they are more than `most`. Throws where the revision can't be replayed. */
export async function* touchedParts(
  history: ReplayedHistory,
  { revision, most }: { readonly revision: string; readonly most: number | null },
  signal: AbortSignal | null,
): AsyncGenerator<TouchedCount | { kind: 'tables'; tables: TouchedTable[] }, void> {
  history.pointAt([revision])
  await history.finish(pointsAround(history, [revision]), signal)
  const before = history.catalogAt(history.points.before(revision))
  const to = history.catalogAt(history.points.after(revision))
  const renames = history.renamesAt(history.points.after(revision))
  const { from, changes } = seenApart(before, to, renames)
  const { tables, elsewhere } = touchedTables({ from, to, renames }, changes)
  const touched = tables.filter(({ state }) => state !== null).length
  yield { kind: 'count', touched, ends: tables.length - touched, elsewhere }
  if (most !== null && tables.length > most) return
  for (let at = 0; at < tables.length; at += together)
    yield { kind: 'tables', tables: tables.slice(at, at + together) }
}

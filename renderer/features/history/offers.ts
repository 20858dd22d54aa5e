import type { Direction, History, HistoryEntry } from '#contract/revision'
import type { Lineage } from './lineage'
import { isApplied } from './rows'

/** A run that can be asked for, by the words on its button; it becomes the route of its plan. */
export interface Offer {
  readonly label: string
  readonly direction: Direction
  readonly to: string | null
  readonly only: boolean
}

const offer = (label: string, direction: Direction, to: string | null, only = false): Offer => ({
  label,
  direction,
  to,
  only,
})

/** The runs offered for one revision, the likeliest first; what can't be run is not offered. */
export function offersFor(history: History, id: string, lineage: Lineage): readonly Offer[] {
  const entry = history.entries.find(({ revision }) => revision.id === id)
  if (entry === undefined || lineage.lost.length > 0) return []
  const offers: Offer[] = []
  if (entry.ways.includes('resume') && entry.stopped !== null) {
    offers.push(offer(`Resume ${id}`, entry.stopped.direction, id, true))
  }
  if (entry.ways.includes('apply')) {
    if (entry.state === 'late') offers.push(offer(`Apply ${id} by itself`, 'up', id, true))
    else {
      const before = lineage.below(id).some((other) => other.state === 'pending')
      offers.push(offer(before ? 'Apply to here' : `Apply ${id}`, 'up', id))
    }
  }
  const above = lineage.above(id).filter((other) => isApplied(other.state))
  const stands = isApplied(entry.state)
  if (stands && above.length === 0 && entry.ways.includes('roll-back')) {
    offers.push(offer(`Roll back ${id}`, 'down', lineage.backTo(entry)))
  }
  if (stands && above.length > 0 && above.every((other) => other.ways.includes('roll-back'))) {
    offers.push(offer('Roll back to here', 'down', id))
  }
  return offers
}

/** More tips than this are not each given a button. */
const mostTips = 6

/** The runs offered for the history as a whole: apply all, roll back the last one, or one of several tips. */
export function offersForAll(history: History, lineage: Lineage): readonly Offer[] {
  if (lineage.lost.length > 0) return []
  const offers: Offer[] = []
  const pending = history.entries.filter((entry) => entry.state === 'pending')
  const next = pending[0]
  if (pending.length > 1) offers.push(offer(`Apply all ${pending.length}`, 'up', null))
  if (next !== undefined) offers.push(offer(`Apply next (${next.revision.id})`, 'up', next.revision.id))
  const tips = tipsOf(history).filter((entry) => entry.ways.includes('roll-back'))
  const [last, ...others] = tips
  if (last !== undefined && others.length === 0)
    offers.push(offer(`Roll back last (${last.revision.id})`, 'down', lineage.backTo(last)))
  if (others.length > 0) {
    const back = (tip: HistoryEntry) => offer(`Roll back ${tip.revision.id}`, 'down', lineage.backTo(tip))
    offers.push(...tips.slice(0, mostTips).map(back))
  }
  return offers
}

/** What could be rolled back next: the current revisions, or the last that stands in a straight line. */
function tipsOf({ entries, currents }: History): readonly HistoryEntry[] {
  if (currents.length > 1) return entries.filter(({ revision }) => currents.includes(revision.id))
  const last = entries.findLast((entry) => isApplied(entry.state))
  return last === undefined ? [] : [last]
}

/** Rolling everything back; null where nothing is applied or a revision has no way back. */
export function offerBase(history: History): Offer | null {
  const applied = history.entries.filter((entry) => isApplied(entry.state))
  const all = applied.length > 0 && applied.every((entry) => entry.ways.includes('roll-back'))
  return all ? offer('Roll back to base', 'down', 'base') : null
}

/** The applied ones of some revisions that have no way back, which is why rolling back over them is not offered. */
export function inTheWay(entries: readonly HistoryEntry[]): readonly string[] {
  return entries
    .filter((entry) => isApplied(entry.state) && !entry.ways.includes('roll-back'))
    .map((entry) => entry.revision.id)
}

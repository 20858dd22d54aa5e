import type { Direction, History } from '#contract/revision'
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
export function offersFor(history: History, id: string): readonly Offer[] {
  const at = history.entries.findIndex((entry) => entry.revision.id === id)
  const entry = history.entries[at]
  if (entry === undefined) return []
  const offers: Offer[] = []
  if (entry.ways.includes('resume') && entry.stopped !== null) {
    offers.push(offer(`Resume ${id}`, entry.stopped.direction, id, true))
  }
  if (entry.ways.includes('apply')) {
    if (entry.state === 'late') offers.push(offer(`Apply ${id} by itself`, 'up', id, true))
    else {
      const before = history.entries.slice(0, at).some((other) => other.state === 'pending')
      offers.push(offer(before ? 'Apply to here' : `Apply ${id}`, 'up', id))
    }
  }
  const above = history.entries.slice(at + 1).filter((other) => isApplied(other.state))
  const stands = isApplied(entry.state)
  if (stands && above.length === 0 && entry.ways.includes('roll-back')) {
    offers.push(offer(`Roll back ${id}`, 'down', null))
  }
  if (stands && above.length > 0 && above.every((other) => other.ways.includes('roll-back'))) {
    offers.push(offer('Roll back to here', 'down', id))
  }
  return offers
}

/** The runs offered for the history as a whole: apply all, roll back the last one. */
export function offersForAll(history: History): readonly Offer[] {
  const offers: Offer[] = []
  const pending = history.entries.filter((entry) => entry.state === 'pending')
  const next = pending[0]
  if (pending.length > 1) offers.push(offer(`Apply all ${pending.length}`, 'up', null))
  if (next !== undefined) offers.push(offer(`Apply next (${next.revision.id})`, 'up', next.revision.id))
  const last = history.entries.findLast((entry) => isApplied(entry.state))
  if (last?.ways.includes('roll-back') === true)
    offers.push(offer(`Roll back last (${last.revision.id})`, 'down', null))
  return offers
}

/** Rolling everything back; null where nothing is applied or a revision has no way back. */
export function offerBase(history: History): Offer | null {
  const applied = history.entries.filter((entry) => isApplied(entry.state))
  const all = applied.length > 0 && applied.every((entry) => entry.ways.includes('roll-back'))
  return all ? offer('Roll back to base', 'down', 'base') : null
}

/** The applied revisions above `id` that have no way back, which is why rolling back to it is not offered. */
export function inTheWay(history: History, id: string | null): readonly string[] {
  const at = id === null ? -1 : history.entries.findIndex((entry) => entry.revision.id === id)
  return history.entries
    .slice(at + 1)
    .filter((entry) => isApplied(entry.state) && !entry.ways.includes('roll-back'))
    .map((entry) => entry.revision.id)
}

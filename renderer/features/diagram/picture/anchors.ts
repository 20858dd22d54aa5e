import type { Relation } from '../choose'
import { anchorOf, type Box } from './boxes'

/** The heights at which a relation's line meets its two tables, from the top of each. */
export interface Anchor {
  readonly from: number
  readonly to: number
}

const apart = 6

/**
 * Where every line ends. Lines that say the same of one column share a point and run as one; such that say different
 * things of it are set apart, so that neither is read for the other.
 */
export function anchorsOf(
  relations: readonly Relation[],
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Anchor> {
  const used = new Map<string, number>()
  const place = (relation: Relation, column: string) => JSON.stringify([relation.from, column])
  for (const relation of relations)
    for (const column of relation.key.columns)
      used.set(place(relation, column), (used.get(place(relation, column)) ?? 0) + 1)
  const ends = relations.map((relation) => {
    // A composite key ends at the column that tells it best from others: the one fewest of them have.
    const uses = relation.key.columns.map((column) => used.get(place(relation, column)) ?? 0)
    const at = uses.indexOf(Math.min(...uses))
    return {
      relation,
      from: endOf(boxes.get(relation.from), relation.key.columns[at]),
      to: endOf(boxes.get(relation.to), relation.key.toColumns[at]),
    }
  })
  const said = new Map<string, Set<string>>()
  const say = (place: string, words: string) => said.set(place, (said.get(place) ?? new Set()).add(words))
  for (const { relation, from, to } of ends) {
    say(from.place, `from ${relation.id}`)
    say(to.place, `to ${relation.key.there}`)
  }
  const shifted = (end: End, words: string) => {
    const all = [...(said.get(end.place) ?? [])].toSorted()
    const step = Math.min(apart, 16 / Math.max(1, all.length))
    return end.y + (all.indexOf(words) - (all.length - 1) / 2) * step
  }
  return new Map(
    ends.map(({ relation, from, to }) => [
      relation.id,
      { from: shifted(from, `from ${relation.id}`), to: shifted(to, `to ${relation.key.there}`) },
    ]),
  )
}

interface End {
  readonly place: string
  readonly y: number
}

function endOf(box: Box | undefined, column: string | undefined): End {
  const y = box === undefined ? 0 : anchorOf(box, column)
  return { place: `${box?.id ?? ''} ${y}`, y }
}

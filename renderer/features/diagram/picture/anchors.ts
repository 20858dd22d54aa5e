import type { Relation } from '../relations'
import { anchorOf, type Box } from './boxes'

/** The heights at which a relation's line meets its two tables, from the top of each. */
export interface Anchor {
  readonly from: number
  readonly to: number
}

const apart = 6
/** The same where a table has no lines of its own, and so all of them meet at one place. */
const bareApart = 13

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
    for (const column of relation.key?.columns ?? [])
      used.set(place(relation, column), (used.get(place(relation, column)) ?? 0) + 1)
  const ends = relations.map((relation) => {
    // A composite key ends at the column that tells it best from others: the one fewest of them have.
    const { columns = [], toColumns = [] } = relation.key ?? {}
    const uses = columns.map((column) => used.get(place(relation, column)) ?? 0)
    const at = uses.indexOf(Math.min(...uses))
    return {
      relation,
      from: endOf(boxes.get(relation.from), columns[at]),
      to: endOf(boxes.get(relation.to), toColumns[at]),
    }
  })
  const said = new Map<string, Set<string>>()
  const say = (place: string, words: string) => said.set(place, (said.get(place) ?? new Set()).add(words))
  for (const { relation, from, to } of ends) {
    say(from.place, fromWords(relation))
    say(to.place, toWords(relation))
  }
  const shifted = (end: End, words: string) => {
    const all = [...(said.get(end.place) ?? [])].toSorted()
    const step = Math.min(end.most, end.room / Math.max(1, all.length))
    return end.y + (all.indexOf(words) - (all.length - 1) / 2) * step
  }
  return new Map(
    ends.map(({ relation, from, to }) => [
      relation.id,
      { from: shifted(from, fromWords(relation)), to: shifted(to, toWords(relation)) },
    ]),
  )
}

// All that a view reads from leaves it at one point.
function fromWords({ id, key }: Relation): string {
  return key === null ? 'reads' : `from ${id}`
}

function toWords({ key, touch }: Relation): string {
  return key === null ? 'is read' : `to ${key.there} ${touch?.state ?? ''}`
}

/** Tables without columns, made high enough for every sign at them to be read. */
export function roomyBoxes(
  boxes: ReadonlyMap<string, Box>,
  relations: readonly Relation[],
): ReadonlyMap<string, Box> {
  const ends = new Map<string, Set<string>>()
  const end = (id: string, words: string) => ends.set(id, (ends.get(id) ?? new Set()).add(words))
  for (const relation of relations) {
    end(relation.from, fromWords(relation))
    end(relation.to, toWords(relation))
  }
  return new Map(
    [...boxes].map(([id, box]) => {
      const high = (ends.get(id)?.size ?? 0) * bareApart + 4
      return [id, box.rows.length === 0 && high > box.height ? { ...box, height: high } : box]
    }),
  )
}

interface End {
  readonly place: string
  readonly y: number
  /** How far signs are set apart at most, and what they have together. */
  readonly most: number
  readonly room: number
}

function endOf(box: Box | undefined, column: string | undefined): End {
  if (box === undefined) return { place: '', y: 0, most: 0, room: 0 }
  const y = anchorOf(box, column)
  const bare = box.rows.length === 0
  const sizes = bare ? { most: bareApart, room: box.height - 4 } : { most: apart, room: 16 }
  return { place: `${box.id} ${y}`, y, ...sizes }
}

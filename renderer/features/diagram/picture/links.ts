import type { Relation } from '../relations'
import type { Anchor } from './anchors'
import type { Box } from './boxes'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where everything of a picture stands. */
export interface Places {
  readonly at: ReadonlyMap<string, Point>
  /** Lines that were laid around the tables: x and y in turn, from the table pointed to. */
  readonly routes: ReadonlyMap<string, readonly number[]>
  /** Whether a person has moved a table. */
  readonly arranged: boolean
}

/** A relation as it is drawn, from the table pointed to. */
export interface Link {
  readonly relation: Relation
  readonly points: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Half the room between tables that lines may use. */
const room = 26

/** The lines of a picture: as they were laid, or straight over where a table has been moved since. */
export function linksOf(
  relations: readonly Relation[],
  boxes: ReadonlyMap<string, Box>,
  anchors: ReadonlyMap<string, Anchor>,
  places: Places,
): Link[] {
  return relations.flatMap((relation): Link[] => {
    const anchor = anchors.get(relation.id)
    const one = placed(boxes.get(relation.to), places, anchor?.to)
    const other = placed(boxes.get(relation.from), places, anchor?.from)
    if (one === null || other === null) return []
    const points = places.routes.get(relation.id) ?? straightOver(one, other, relation.from === relation.to)
    const xs = points.filter((_, at) => at % 2 === 0)
    const ys = points.filter((_, at) => at % 2 === 1)
    return [
      {
        relation,
        points,
        left: Math.min(...xs),
        top: Math.min(...ys),
        right: Math.max(...xs),
        bottom: Math.max(...ys),
      },
    ]
  })
}

interface Side {
  readonly left: number
  readonly right: number
  readonly y: number
}

function placed(box: Box | undefined, places: Places, anchor: number | undefined): Side | null {
  const at = box === undefined ? undefined : places.at.get(box.id)
  if (box === undefined || at === undefined || anchor === undefined) return null
  return { left: at.x, right: at.x + box.width, y: at.y + anchor }
}

function straightOver(one: Side, other: Side, itself: boolean): number[] {
  if (!itself && one.right + 2 * room <= other.left)
    return bent(one.right, one.y, other.left - room, other.left, other.y)
  if (!itself && other.right + 2 * room <= one.left)
    return bent(one.left, one.y, other.right + room, other.right, other.y)
  // Side by side there is no room between them: around the right.
  const x = Math.max(one.right, other.right) + room
  return bent(one.right, one.y, x, other.right, other.y)
}

function bent(x1: number, y1: number, middle: number, x2: number, y2: number): number[] {
  return [x1, y1, middle, y1, middle, y2, x2, y2]
}

/** A line's points in the order it is drawn: lines from one view run together at its end, and there their dashes have to fall on each other. */
export function drawnPoints({ relation, points }: Link): readonly number[] {
  if (relation.key !== null) return points
  return points.flatMap((_, at) =>
    at % 2 === 0 ? points.slice(points.length - 2 - at, points.length - at) : [],
  )
}

/** The way a line leaves the table at its start, or at its end. */
export function awayAt(link: Link, end: 'start' | 'end'): { x: number; y: number; away: 1 | -1 } {
  const { points } = link
  const last = points.length - 2
  const [at, next] = end === 'start' ? [0, 2] : [last, last - 2]
  const x = points[at] ?? 0
  return { x, y: points[at + 1] ?? 0, away: (points[next] ?? x) >= x ? 1 : -1 }
}

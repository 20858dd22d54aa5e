import type { DiagramAnswer, DiagramExtra, DiagramSubject } from '#contract/diagram'
import type { Sketch } from '../layout/elk-graph'
import type { Relation } from '../relations'
import type { Anchor } from './anchors'
import type { Box, ColumnsShown } from './boxes'
import { linksOf, type Link, type Places } from './links'

/** What belongs to a picture and is not in it. */
export type LeftOut = Pick<DiagramAnswer, 'partitions' | 'views' | 'outside' | 'unread'>

/** A picture whole: where everything in it stands. */
export interface Picture {
  readonly boxes: ReadonlyMap<string, Box>
  readonly relations: readonly Relation[]
  readonly anchors: ReadonlyMap<string, Anchor>
  readonly places: Places
  readonly links: readonly Link[]
  readonly bounds: Rectangle
}

/** A picture of the Diagram screen, with what it is of. */
export interface ScreenPicture extends Picture {
  readonly subject: DiagramSubject
  readonly also: readonly DiagramExtra[]
  readonly columns: ColumnsShown
  readonly leftOut: LeftOut
}

export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Puts everything of a picture where its places say. */
export function placed<T extends Sketch>(picture: T, places: Places): T & Picture {
  const links = linksOf(picture.relations, picture.boxes, picture.anchors, places)
  return { ...picture, places, links, bounds: boundsOf(picture.boxes, places, links) }
}

function boundsOf(boxes: ReadonlyMap<string, Box>, places: Places, links: readonly Link[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (one: Rectangle) => {
    left = Math.min(left, one.left)
    top = Math.min(top, one.top)
    right = Math.max(right, one.right)
    bottom = Math.max(bottom, one.bottom)
  }
  for (const { id, width, height } of boxes.values()) {
    const at = places.at.get(id)
    if (at !== undefined) take({ left: at.x, top: at.y, right: at.x + width, bottom: at.y + height })
  }
  for (const link of links) take(link)
  return left === Infinity ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom }
}

/** The table at a point of the picture, the one drawn last where two are. */
export function boxAt(picture: Picture, x: number, y: number): Box | null {
  let found: Box | null = null
  for (const box of picture.boxes.values()) {
    const at = picture.places.at.get(box.id)
    if (at === undefined || x < at.x || y < at.y || x > at.x + box.width || y > at.y + box.height) continue
    found = box
  }
  return found
}

/** The line nearest to a point, within so far of it. */
export function linkAt(picture: Picture, x: number, y: number, reach: number): Link | null {
  let best: { link: Link; distance: number } | null = null
  for (const link of picture.links) {
    if (x < link.left - reach || x > link.right + reach || y < link.top - reach || y > link.bottom + reach)
      continue
    for (let at = 0; at + 3 < link.points.length; at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = link.points.slice(at, at + 4)
      // Every stretch runs along an axis.
      const distance = Math.hypot(
        Math.max(Math.min(x1, x2) - x, 0, x - Math.max(x1, x2)),
        Math.max(Math.min(y1, y2) - y, 0, y - Math.max(y1, y2)),
      )
      if (distance <= reach && (best === null || distance < best.distance)) best = { link, distance }
    }
  }
  return best?.link ?? null
}

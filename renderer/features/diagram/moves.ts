import { besides } from './relations'
import type { Picture, Rectangle } from './picture/picture'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** Whether a key leads from table to table. */
export function isDirection(key: string): key is Direction {
  return /^Arrow(Left|Right|Up|Down)$/.test(key)
}

/** The next table in a direction: one that is tied to this one before one that only stands there; null for none. */
export function nextTable(picture: Picture, from: string | null, direction: Direction): string | null {
  if (from === null || !picture.boxes.has(from)) return firstTable(picture)
  const here = middle(picture, from)
  const tied = besides(picture.relations).get(from) ?? new Set()
  const across = direction === 'ArrowLeft' || direction === 'ArrowRight'
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1
  let best: { id: string; cost: number } | null = null
  for (const id of picture.boxes.keys()) {
    const there = middle(picture, id)
    const ahead = sign * (across ? there.x - here.x : there.y - here.y)
    const aside = Math.abs(across ? there.y - here.y : there.x - here.x)
    if (id === from || ahead <= 1) continue
    const isTied = tied.has(id)
    if (!isTied && aside > 2 * ahead) continue
    const cost = (ahead + 2 * aside) * (isTied ? 0.4 : 1)
    if (best === null || cost < best.cost) best = { id, cost }
  }
  return best?.id ?? null
}

/** The table that stands furthest up and left. */
function firstTable(picture: Picture): string | null {
  const ids = [...picture.boxes.keys()]
  const cost = (id: string) => {
    const { x, y } = middle(picture, id)
    return x + y
  }
  return ids.reduce<string | null>((best, id) => (best === null || cost(id) < cost(best) ? id : best), null)
}

/** What a table takes up, or several together. */
export function rectangleOf(picture: Picture, ids: Iterable<string>): Rectangle | null {
  let all: Rectangle | null = null
  for (const id of ids) {
    const [box, at] = [picture.boxes.get(id), picture.places.at.get(id)]
    if (box === undefined || at === undefined) continue
    const one = { left: at.x, top: at.y, right: at.x + box.width, bottom: at.y + box.height }
    all =
      all === null
        ? one
        : {
            left: Math.min(all.left, one.left),
            top: Math.min(all.top, one.top),
            right: Math.max(all.right, one.right),
            bottom: Math.max(all.bottom, one.bottom),
          }
  }
  return all
}

function middle(picture: Picture, id: string): { x: number; y: number } {
  const [box, at] = [picture.boxes.get(id), picture.places.at.get(id)]
  return { x: (at?.x ?? 0) + (box?.width ?? 0) / 2, y: (at?.y ?? 0) + (box?.height ?? 0) / 2 }
}

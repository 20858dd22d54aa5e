import { besides } from './relations'
import type { Emphasis } from './picture/paint'
import type { SheetState } from './sheet'

/** What stands out now: chosen tables, the active table with its lines and neighbours, and the line pointed at with both its ends. */
export function emphasisOf({ picture, active, pointed, focused, chosen }: SheetState): Emphasis {
  const links = new Set<string>()
  const boxes = new Set<string>(chosen)
  if (picture === null) return { links, boxes, alone: false }
  if (active !== null) {
    boxes.add(active)
    for (const id of besides(picture.relations).get(active) ?? []) boxes.add(id)
  }
  for (const { id, from, to } of picture.relations) {
    if (id === pointed || from === active || to === active) links.add(id)
    if (id !== pointed) continue
    boxes.add(from)
    boxes.add(to)
  }
  return { links, boxes, alone: focused && active !== null }
}

import { signs } from './boxes'
import type { Ink } from './ink'
import type { Link } from './links'

const radius = 7

/** Puts on the middle of each changed line what becomes of it: its colour alone would say it only to some. */
export function paintSigns(
  context: CanvasRenderingContext2D,
  links: readonly Link[],
  zoom: number,
  ink: Ink,
): void {
  // From far off the signs would cover what they stand on.
  const size = radius * Math.min(2, Math.max(1, 0.6 / zoom))
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `600 ${size * 1.7}px ${ink.mono}`
  context.lineWidth = size / 6
  for (const { relation, points } of links) {
    if (relation.touch === null) continue
    const { x, y } = middleOf(points)
    const { line, wash } = ink.states[relation.touch.state]
    context.fillStyle = wash
    context.strokeStyle = line
    context.beginPath()
    context.arc(x, y, size, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
    context.fillStyle = line
    context.fillText(signs[relation.touch.state], x, y + size / 12)
  }
  context.textAlign = 'left'
}

/** The middle of a line's longest stretch. */
export function middleOf(points: readonly number[]): { x: number; y: number } {
  let best = { x: 0, y: 0, length: -1 }
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(at, at + 4)
    const length = Math.abs(x2 - x1) + Math.abs(y2 - y1)
    if (length > best.length) best = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, length }
  }
  return { x: best.x, y: best.y }
}

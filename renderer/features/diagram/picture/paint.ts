import type { Viewport } from '../viewport'
import { detailZoom, seen } from '../viewport'
import { endSign } from './ends'
import type { Ink } from './ink'
import { awayAt, drawnPoints, type Link } from './links'
import { headHeight, isView, type Box } from './boxes'
import type { Picture, Rectangle } from './picture'
import { paintSigns } from './sign'

/** What stands out in a picture. */
export interface Emphasis {
  readonly links: ReadonlySet<string>
  readonly boxes: ReadonlySet<string>
  /** Whether what does not stand out is drawn faintly. */
  readonly alone: boolean
}

/** Draws the lines, and from afar the tables too: boxes with their names. From near, tables are elements of their own. */
export function paint(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: Viewport,
  ink: Ink,
  emphasis: Emphasis,
): void {
  const scale = window.devicePixelRatio
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.clearRect(0, 0, view.width, view.height)
  context.setTransform(view.zoom * scale, 0, 0, view.zoom * scale, view.left * scale, view.top * scale)
  const area = seen(view, 20)
  const visible = picture.links.filter((link) => meets(link, area))
  const [plain, strong] = [visible.filter(isIn(emphasis, false)), visible.filter(isIn(emphasis, true))]
  // From far off there are more lines than tables to be seen; they step back.
  context.globalAlpha = emphasis.alone ? 0.2 : Math.min(1, Math.max(0.35, view.zoom / detailZoom))
  paintLinks(context, plain, view.zoom, ink, false)
  context.globalAlpha = 1
  if (view.zoom < detailZoom) paintBoxes(context, picture, view, ink, emphasis, area)
  paintLinks(context, strong, view.zoom, ink, true)
  paintSigns(context, visible, view.zoom, ink)
}

function isIn(emphasis: Emphasis, wanted: boolean): (link: Link) => boolean {
  return (link) => emphasis.links.has(link.relation.id) === wanted
}

function paintLinks(
  context: CanvasRenderingContext2D,
  links: readonly Link[],
  zoom: number,
  ink: Ink,
  strong: boolean,
): void {
  for (const state of [null, 'removed', 'changed', 'added'] as const) {
    const these = links.filter(({ relation }) => (relation.touch?.state ?? null) === state)
    const color = state === null ? (strong ? ink.accent : ink.relation) : ink.states[state].line
    const width = (state === null ? 1 : 1.5) * (strong ? 2 : 1)
    paintAlike(context, these, zoom, { color, width, paper: ink.paper, removed: state === 'removed' })
  }
}

interface Stroke {
  readonly color: string
  readonly width: number
  readonly paper: string
  readonly removed: boolean
}

function paintAlike(
  context: CanvasRenderingContext2D,
  links: readonly Link[],
  zoom: number,
  { color, width, paper, removed }: Stroke,
): void {
  if (links.length === 0) return
  context.strokeStyle = color
  context.fillStyle = paper
  context.lineWidth = Math.max(width, (0.7 * width) / zoom)
  for (const dashed of [false, true]) {
    const these = links.filter((link) => isDashed(link) === dashed)
    if (these.length === 0) continue
    context.setLineDash(removed ? [2, 4] : dashed ? [5, 4] : [])
    context.beginPath()
    for (const link of these) tracePoints(context, drawnPoints(link), zoom > 0.3 ? 6 : 0)
    context.stroke()
  }
  context.setLineDash([])
  if (zoom < 0.28) return
  context.lineWidth = Math.max(1.2, width)
  for (const link of links) {
    const { key } = link.relation
    if (key === null) continue
    const { here, there } = key
    for (const [cardinality, end] of [
      [there, awayAt(link, 'start')],
      [here, awayAt(link, 'end')],
    ] as const) {
      const sign = endSign(cardinality, end.x, end.y, end.away)
      context.beginPath()
      for (const [x1, y1, x2, y2] of sign.strokes) {
        context.moveTo(x1, y1)
        context.lineTo(x2, y2)
      }
      context.stroke()
      if (sign.ring === null) continue
      context.beginPath()
      context.arc(sign.ring.x, sign.ring.y, sign.ring.radius, 0, 2 * Math.PI)
      context.fill()
      context.stroke()
    }
  }
}

/** Whether a line is dashed: a key that older rows were not checked against, or what a view reads. */
export function isDashed({ relation: { key } }: Link): boolean {
  return key === null || !key.validated
}

function tracePoints(context: CanvasRenderingContext2D, points: readonly number[], radius: number): void {
  context.moveTo(points[0] ?? 0, points[1] ?? 0)
  for (let at = 2; at + 1 < points.length; at += 2) {
    const [x = 0, y = 0, nextX, nextY] = points.slice(at, at + 4)
    if (nextX === undefined || nextY === undefined || radius === 0) context.lineTo(x, y)
    else context.arcTo(x, y, nextX, nextY, cornerAt(points, at, radius))
  }
}

/** How far a corner may be rounded without taking more than half of a stretch beside it. */
export function cornerAt(points: readonly number[], at: number, most: number): number {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(at - 2, at + 4)
  return Math.min(
    most,
    (Math.abs(x1 - x0) + Math.abs(y1 - y0)) / 2,
    (Math.abs(x2 - x1) + Math.abs(y2 - y1)) / 2,
  )
}

function paintBoxes(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: Viewport,
  ink: Ink,
  emphasis: Emphasis,
  area: Rectangle,
): void {
  const boxes = [...picture.boxes.values()].flatMap((box) => {
    const at = picture.places.at.get(box.id)
    return at !== undefined &&
      meets({ left: at.x, top: at.y, right: at.x + box.width, bottom: at.y + box.height }, area)
      ? [{ box, x: at.x, y: at.y }]
      : []
  })
  context.lineWidth = 1 / view.zoom
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  // From far off a name is written larger than its table, as long as the table can hold some of it.
  const size = Math.min(12 / Math.max(view.zoom, 0.18), 40)
  context.font = `600 ${size}px ${ink.mono}`
  for (const { box, x, y } of boxes) {
    const strong = emphasis.boxes.has(box.id)
    context.globalAlpha = emphasis.alone && !strong ? 0.35 : 1
    const state = box.state === null || box.state === 'end' ? null : box.state
    const plain = view.zoom < 0.15 ? ink.relation : ink.line
    context.fillStyle = strong ? ink.chosen : state === null ? ink.surface : ink.states[state].wash
    context.strokeStyle = strong ? ink.accent : state === null ? plain : ink.states[state].line
    context.fillRect(x, y, box.width, box.height)
    context.setLineDash(isView(box.table) || state === 'removed' ? [5, 4] : [])
    context.strokeRect(x, y, box.width, box.height)
    if (box.width * view.zoom < 26) continue
    context.fillStyle = box.state === 'end' ? ink.dim : ink.text
    const head = box.rows.length === 0 ? box.height : Math.max(headHeight, Math.min(box.height, size * 1.8))
    paintName(context, box, x, y + head / 2, size)
  }
  context.setLineDash([])
  context.globalAlpha = 1
}

// A name too long for its box is cut with an ellipsis: clipping would cost a saved state a box.
function paintName(context: CanvasRenderingContext2D, box: Box, x: number, y: number, size: number): void {
  const fits = Math.floor((box.width - size) / (size * 0.62))
  const letters = Array.from(box.title)
  if (fits < 3) return
  const text = letters.length <= fits ? box.title : `${letters.slice(0, fits - 1).join('')}…`
  context.fillText(text, x + size / 2, y, box.width - size)
}

function meets(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

import { create, type StoreApi } from 'zustand'
import type { Rectangle } from './picture/picture'

/** What of the picture is seen: a point (x, y) of it stands at (x·zoom + left, y·zoom + top) of the screen. */
export interface Viewport {
  readonly left: number
  readonly top: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

type Views = Pick<StoreApi<Viewport>, 'getState' | 'setState'>

/** A place for what is seen of one picture. */
export const newViewport = () => create<Viewport>(() => ({ left: 0, top: 0, zoom: 1, width: 0, height: 0 }))

/** The Diagram screen's. */
export const useViewport = newViewport()

export const leastZoom = 0.02
const mostZoom = 2.5
/** From here on the tables show their columns. */
export const detailZoom = 0.5

/** Width of the screen for a height of 1. */
export function aspectOf({ width, height }: Pick<Viewport, 'width' | 'height'>): number {
  return width > 0 && height > 0 ? width / height : 1.6
}

/** The stretch of the picture that is seen, with so much around it. */
export function seen({ left, top, zoom, width, height }: Viewport, around = 0): Rectangle {
  return {
    left: -left / zoom - around,
    top: -top / zoom - around,
    right: (width - left) / zoom + around,
    bottom: (height - top) / zoom + around,
  }
}

/** Zooms so that the point under (x, y) of the screen stays there. */
export function zoomedAt(view: Viewport, factor: number, x: number, y: number): Viewport {
  const zoom = Math.min(mostZoom, Math.max(leastZoom, view.zoom * factor))
  const by = zoom / view.zoom
  return { ...view, zoom, left: x - (x - view.left) * by, top: y - (y - view.top) * by }
}

/** The view in which a rectangle is whole and in the middle, no larger than `most`. */
export function fitting(view: Viewport, what: Rectangle, most = 1): Viewport {
  const [width, height] = [what.right - what.left, what.bottom - what.top]
  // In a low frame a wide margin would make small what it is there to show.
  const room = Math.min(32, 0.06 * view.width, 0.06 * view.height)
  const zoom = Math.max(
    leastZoom,
    Math.min(
      most,
      (view.width - 2 * room) / Math.max(1, width),
      (view.height - 2 * room) / Math.max(1, height),
    ),
  )
  return {
    ...view,
    zoom,
    left: view.width / 2 - (what.left + width / 2) * zoom,
    top: view.height / 2 - (what.top + height / 2) * zoom,
  }
}

/** Whether two views show the same. */
export function isSameView(one: Viewport, other: Viewport): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) < 0.01
  return isNear(one.zoom, other.zoom) && isNear(one.left, other.left) && isNear(one.top, other.top)
}

/** The view moved as little as it takes to see a rectangle. */
export function revealing(view: Viewport, what: Rectangle): Viewport {
  const now = seen(view, -24 / view.zoom)
  const shift = (from: number, to: number, low: number, high: number) =>
    from < low ? low - from : to > high ? Math.max(high - to, low - from) : 0
  return {
    ...view,
    left: view.left + shift(what.left, what.right, now.left, now.right) * view.zoom,
    top: view.top + shift(what.top, what.bottom, now.top, now.bottom) * view.zoom,
  }
}

let moving = 0

/** Goes to a view, in a short movement where the system does not ask for less. */
export function glideTo(view: Views, to: Viewport): void {
  cancelAnimationFrame(moving)
  const from = view.getState()
  if (from.width === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    view.setState(to)
    return
  }
  const started = performance.now()
  const step = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - started) / 140))
    const eased = 1 - (1 - share) ** 3
    const between = (a: number, b: number) => a + (b - a) * eased
    view.setState({
      zoom: between(from.zoom, to.zoom),
      left: between(from.left, to.left),
      top: between(from.top, to.top),
    })
    if (share < 1) moving = requestAnimationFrame(step)
  }
  moving = requestAnimationFrame(step)
}

/** Goes to a view at once; a movement under way ends. */
export function jumpTo(view: Views, to: Partial<Viewport>): void {
  cancelAnimationFrame(moving)
  view.setState(to)
}

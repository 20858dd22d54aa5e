interface Size {
  readonly width: number
  readonly height: number
}

export interface Packed {
  /** Upper left corners, in the order of what was packed. */
  readonly at: readonly { readonly x: number; readonly y: number }[]
  readonly width: number
  readonly height: number
}

/**
 * Puts rectangles beside and below each other, none over another, so that together they have about the shape of the
 * screen: `aspect` is its width for a height of 1. Earlier ones stand higher.
 */
export function pack(sizes: readonly Size[], aspect: number, gap: number): Packed {
  const area = sizes.reduce((sum, size) => sum + (size.width + gap) * (size.height + gap), 0)
  const widest = Math.max(0, ...sizes.map((size) => size.width))
  // What stays free between them is not known before: of a few widths, the one that the screen shows largest.
  const packed = [1, 1.08, 1.17, 1.27, 1.4].map((factor) =>
    within(sizes, Math.max(widest + gap, Math.sqrt(area * aspect) * factor), gap),
  )
  const extent = ({ width, height }: Packed) => Math.max(width, height * aspect)
  return packed.reduce((best, next) => (extent(next) < extent(best) ? next : best))
}

/** The same within a width. */
export function within(sizes: readonly Size[], target: number, gap: number): Packed {
  let skyline: Step[] = [{ x: 0, y: 0, width: target }]
  const at = sizes.map((size) => {
    const width = Math.min(size.width + gap, target)
    const place = lowest(skyline, width, target)
    skyline = raised(skyline, place.x, width, place.y + size.height + gap)
    return place
  })
  return {
    at,
    width: Math.max(0, ...sizes.map((size, index) => (at[index]?.x ?? 0) + size.width)),
    height: Math.max(0, ...sizes.map((size, index) => (at[index]?.y ?? 0) + size.height)),
  }
}

/** A stretch of the edge below which everything is taken. */
interface Step {
  readonly x: number
  readonly y: number
  readonly width: number
}

function lowest(skyline: readonly Step[], width: number, target: number): { x: number; y: number } {
  let best = { x: 0, y: Number.POSITIVE_INFINITY }
  for (const { x } of skyline) {
    if (x + width > target + 0.5) continue
    const y = Math.max(
      ...skyline.filter((step) => step.x < x + width && step.x + step.width > x).map((step) => step.y),
    )
    if (y < best.y) best = { x, y }
  }
  return best
}

function raised(skyline: readonly Step[], x: number, width: number, y: number): Step[] {
  const end = x + width
  const result: Step[] = []
  for (const step of skyline) {
    const stop = step.x + step.width
    if (stop <= x || step.x >= end) {
      result.push(step)
      continue
    }
    if (step.x < x) result.push({ x: step.x, y: step.y, width: x - step.x })
    if (stop > end) result.push({ x: end, y: step.y, width: stop - end })
  }
  result.push({ x, y, width })
  return result.toSorted((a, b) => a.x - b.x)
}

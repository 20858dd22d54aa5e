import type { Cardinality } from '#contract/diagram'

/** The sign at the end of a line: strokes, and the ring that stands for *zero*. */
export interface EndSign {
  /** `x1 y1 x2 y2`, each a stroke. */
  readonly strokes: readonly (readonly [number, number, number, number])[]
  readonly ring: { readonly x: number; readonly y: number; readonly radius: number } | null
}

/** Crow's-foot notation where a line meets a table at (x, y) and leaves it to the right (1) or to the left (-1). */
export function endSign(cardinality: Cardinality, x: number, y: number, away: 1 | -1): EndSign {
  const bar = (distance: number) => [x + away * distance, y - 5, x + away * distance, y + 5] as const
  const ring = (distance: number) => ({ x: x + away * distance, y, radius: 3.5 })
  switch (cardinality) {
    case 'one':
      return { strokes: [bar(6), bar(10)], ring: null }
    case 'zero-or-one':
      return { strokes: [bar(6)], ring: ring(13) }
    case 'zero-or-many':
      return {
        strokes: [
          [x, y - 6, x + away * 10, y],
          [x, y + 6, x + away * 10, y],
        ],
        ring: ring(13.5),
      }
  }
}

/** A cardinality in words. */
export function cardinalityText(cardinality: Cardinality): string {
  return { one: 'exactly one', 'zero-or-one': 'none or one', 'zero-or-many': 'any number' }[cardinality]
}

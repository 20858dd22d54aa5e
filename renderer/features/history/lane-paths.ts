import type { LaneLine, LaneRow } from './lanes'

/** All edges of a row that look the same, as one path. */
export interface LanePath {
  readonly d: string
  readonly needs: boolean
  readonly applied: boolean
  readonly shared: boolean
}

/** Where a lane runs, from the left edge of the graph. */
export function laneX(lane: number): number {
  return 10 + lane * 12
}

/** The paths of a row of 28 by as many lanes as there are; applied ones last, so that they lie on top. */
export function lanePaths(row: LaneRow, applied: (place: number) => boolean): readonly LanePath[] {
  const paths = new Map<string, { -readonly [K in keyof LanePath]: LanePath[K] }>()
  for (const line of row.lines) {
    const { needs, shared } = line
    const done = applied(line.from)
    const key = `${needs} ${done} ${shared}`
    const d = pathOf(line, laneX(row.lane))
    const path = paths.get(key)
    if (path === undefined) paths.set(key, { d, needs, applied: done, shared })
    else path.d += d
  }
  return [...paths.values()].sort((a, b) => Number(a.applied) - Number(b.applied))
}

function pathOf({ kind, lane }: LaneLine, node: number): string {
  const x = laneX(lane)
  if (kind === 'past') return `M${x} 0V28`
  if (x === node) return kind === 'in' ? `M${x} 0V14` : `M${x} 14V28`
  return kind === 'in' ? `M${x} 0C${x} 10 ${node} 4 ${node} 14` : `M${node} 14C${node} 24 ${x} 18 ${x} 28`
}

/** A row of a history as the lanes see it, newest first: what it stands on, by key. */
export interface LaneNode {
  readonly key: string
  readonly parents: readonly string[]
  readonly needs: readonly string[]
}

/** A piece of an edge inside one row: down to the row's node, from it, or past it. */
export interface LaneLine {
  readonly kind: 'in' | 'out' | 'past'
  readonly lane: number
  /** Rows (by place) from which the edges come down. */
  readonly from: number
  /** Whether it is a dependency, not a parent. */
  readonly needs: boolean
  /** Whether several edges run here, for there is no room to draw them apart. */
  readonly shared: boolean
}

export interface LaneRow {
  readonly lane: number
  readonly lines: readonly LaneLine[]
  /** Whether it stands on something that is not among the rows. */
  readonly cut: boolean
}

export interface Lanes {
  readonly rows: readonly LaneRow[]
  /** How many lanes are drawn. */
  readonly width: number
  /** How many more would stand side by side; they share the last lane. */
  readonly folded: number
}

/** An edge on its way down. */
interface Edge {
  readonly to: number
  readonly from: number
  readonly needs: boolean
}

/** Lays rows (each above what it stands on) out in lanes, at most `most` of them side by side. */
export function layLanes(nodes: readonly LaneNode[], most: number): Lanes {
  const places = new Map<string, number>()
  for (const [at, { key }] of nodes.entries()) if (!places.has(key)) places.set(key, at)
  const open: (Edge | null)[] = []
  const rows: LaneRow[] = []
  let width = 1
  for (const [at, node] of nodes.entries()) {
    const parents = placesBelow(places, node.parents, at)
    const needs = placesBelow(places, node.needs, at).filter((place) => !parents.includes(place))
    const lane = ownLane(open, at)
    const lines: LaneLine[] = []
    for (const [i, edge] of open.entries()) {
      if (edge === null) continue
      lines.push({
        kind: edge.to === at ? 'in' : 'past',
        lane: i,
        from: edge.from,
        needs: edge.needs,
        shared: false,
      })
      if (edge.to === at) open[i] = null
    }
    const leave = (to: number, isNeed: boolean, first: boolean) => {
      const edge = { to, from: at, needs: isNeed }
      const joined = first ? -1 : open.findIndex((other) => other?.to === to && other.needs === isNeed)
      const i = first ? lane : joined === -1 ? freeLane(open, lane) : joined
      while (open.length <= i) open.push(null)
      if (joined === -1) open[i] = edge
      lines.push({ kind: 'out', lane: i, from: at, needs: isNeed, shared: false })
    }
    for (const [i, to] of parents.entries()) leave(to, false, i === 0)
    for (const to of needs) leave(to, true, false)
    const isBelow = (key: string) => (places.get(key) ?? -1) > at
    rows.push({ lane, lines, cut: !node.parents.every(isBelow) || !node.needs.every(isBelow) })
    width = Math.max(width, open.length, lane + 1)
    while (open.length > 0 && open.at(-1) === null) open.pop()
  }
  return fold(rows, width, most)
}

/** The places of the rows with these keys, as far as they stand below `at`; each once. */
function placesBelow(places: ReadonlyMap<string, number>, keys: readonly string[], at: number): number[] {
  const found: number[] = []
  for (const key of keys) {
    const place = places.get(key) ?? -1
    if (place > at && !found.includes(place)) found.push(place)
  }
  return found
}

/** The lane of the row at `at`: where the first of its edges arrives, or a free one. */
function ownLane(open: readonly (Edge | null)[], at: number): number {
  const parent = open.findIndex((edge) => edge?.to === at && !edge.needs)
  if (parent !== -1) return parent
  const need = open.findIndex((edge) => edge?.to === at)
  return need === -1 ? freeLane(open, -1) : need
}

/** The first free lane, of those to the right of `right` where there is one. */
function freeLane(open: readonly (Edge | null)[], right: number): number {
  const after = open.findIndex((edge, i) => edge === null && i > right)
  if (after !== -1) return after
  return Math.max(open.length, right + 1)
}

function fold(rows: readonly LaneRow[], width: number, most: number): Lanes {
  if (width <= most) return { rows, width, folded: 0 }
  const last = most - 1
  const folded = rows.map((row) => {
    const lines = new Map<string, LaneLine>()
    for (const line of row.lines) {
      const lane = Math.min(line.lane, last)
      const key = `${line.kind} ${lane} ${lane === last ? '' : line.from} ${line.needs}`
      if (!lines.has(key)) lines.set(key, { ...line, lane, shared: lane === last })
    }
    return { ...row, lane: Math.min(row.lane, last), lines: [...lines.values()] }
  })
  return { rows: folded, width: most, folded: width - most }
}

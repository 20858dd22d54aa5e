import { createHash } from 'node:crypto'
import type { Graph, Vertex } from '../projects/graph/vertex'

/** Where a history can stand: which revisions have been run, in which order. Points with equal keys are alike. */
export interface Point {
  readonly key: string
  /** Where it stood before the last of them; null at base. */
  readonly below: Point | null
  readonly revision: string | null
  readonly depth: number
}

/** The points of a history. Every path goes on from that of a revision's first parent; what its other parents and dependencies need comes behind it. */
export class Points {
  readonly base: Point
  readonly #graph: Graph
  readonly #contentOf: (revision: string) => string
  readonly #above = new Map<string, Point>()
  readonly #before = new Map<string, Point>()
  readonly #after = new Map<string, Point>()

  /** `contentOf` changes whenever a revision's file does; `baseKey` whenever all of them have to be replayed. */
  constructor(graph: Graph, baseKey: string, contentOf: (revision: string) => string) {
    this.#graph = graph
    this.#contentOf = contentOf
    this.base = { key: baseKey, below: null, revision: null, depth: 0 }
    let left = [...graph.vertices]
    while (left.length > 0) {
      const later = left.filter((vertex) => !this.#place(vertex))
      if (later.length === left.length) break
      left = later
    }
  }

  /** Where a revision is run. */
  before(revision: string): Point {
    return found(this.#before, revision)
  }

  /** Where the history stands once a revision and all that it needs have been run. */
  after(revision: string): Point {
    return found(this.#after, revision)
  }

  /** Where it stands once all of these have been run; base for none. */
  at(revisions: readonly string[]): Point {
    return this.#joined(revisions.map((id) => this.after(id)))
  }

  /** Of every point at or before some revision. */
  get keys(): ReadonlySet<string> {
    return new Set([this.base.key, ...[...this.#above.values()].map(({ key }) => key)])
  }

  #place(vertex: Vertex): boolean {
    const below = [...vertex.down, ...vertex.allDown.filter((down) => !vertex.down.includes(down))]
    if (!below.every(({ id }) => this.#after.has(id))) return false
    const before = this.#joined(below.map(({ id }) => this.after(id)))
    this.#before.set(vertex.id, before)
    this.#after.set(vertex.id, this.#next(before, vertex.id))
    return true
  }

  #joined(points: readonly Point[]): Point {
    const [first = this.base, ...others] = points
    if (others.length === 0) return first
    const run = new Set(pathTo(first))
    let at = first
    for (const other of others)
      for (const revision of pathTo(other)) {
        if (run.has(revision)) continue
        run.add(revision)
        at = this.#next(at, revision)
      }
    return at
  }

  #next(below: Point, revision: string): Point {
    const key = createHash('sha256')
      .update(JSON.stringify([below.key, revision, this.#contentOf(revision)]))
      .digest('hex')
    const known = this.#above.get(key)
    if (known !== undefined) return known
    const point = { key, below, revision, depth: below.depth + 1 }
    this.#above.set(key, point)
    return point
  }

  /** The revisions at which nothing ends: what a fully upgraded database has. */
  get heads(): string[] {
    return this.#graph.realHeads.map(({ id }) => id)
  }
}

/** The revisions run to get to a point, in order. */
export function pathTo(point: Point): string[] {
  return stepsFrom(null, point)?.flatMap(({ revision }) => (revision === null ? [] : [revision])) ?? []
}

/** The points after `from` on the way to `to`; null where `from` is not on it. From null: all, base included. */
export function stepsFrom(from: Point | null, to: Point): Point[] | null {
  const steps: Point[] = []
  for (let at: Point | null = to; at?.key !== from?.key; at = at.below) {
    if (at === null) return null
    steps.push(at)
  }
  return steps.toReversed()
}

function found(points: ReadonlyMap<string, Point>, revision: string): Point {
  const point = points.get(revision)
  if (point === undefined) throw new Error(`the history has no place for ${revision}`)
  return point
}

import { GraphError, listed } from './error'
import { inLineage, type Point } from './identify'
import type { Graph, Vertex } from './vertex'

/** The revision `steps` above (or, below zero, below) a point; null where the history ends before. */
export function walk(graph: Graph, start: Point, steps: number, branch: string | null = null): Point | null {
  let at = start
  for (let left = Math.abs(steps); left > 0; left--) {
    const ways = steps > 0 ? above(graph, at, branch) : below(at)
    const [first, ...others] = ways
    if (first === undefined) return null
    if (others.length > 0) throw ambiguous(at, ways, steps)
    at = first
  }
  return at
}

function above(graph: Graph, at: Point, branch: string | null): Point[] {
  const ways = at === 'base' ? graph.bases : at.next
  return branch === null ? [...ways] : inLineage(graph, ways, branch)
}

function below(at: Point): Point[] {
  if (at === 'base') return []
  return at.down.length === 0 ? ['base'] : [...at.down]
}

function ambiguous(at: Point, ways: readonly Point[], steps: number): GraphError {
  const ids = ways.filter((way): way is Vertex => way !== 'base').map(({ id }) => id)
  const from = at === 'base' ? 'the base' : at.id
  const where = steps > 0 ? 'above' : 'below'
  return new GraphError(
    'ambiguous-revision',
    ids,
    `Counting steps stops at ${from}: ${where} it are ${listed(ids)}.`,
    'Name a revision, or count along one branch: <label>@+1.',
  )
}

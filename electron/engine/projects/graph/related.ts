import type { Vertex } from './vertex'

/** Everything reached from `from` along `edges`, itself included, in Alembic's order. */
export function reached(from: Iterable<Vertex>, edges: (vertex: Vertex) => readonly Vertex[]): Set<Vertex> {
  const seen = new Set<Vertex>()
  for (const start of from) {
    const todo = [start]
    for (let vertex = todo.pop(); vertex; vertex = todo.pop()) {
      if (seen.has(vertex)) continue
      seen.add(vertex)
      todo.push(...edges(vertex))
    }
  }
  return seen
}

/** Revisions that have to be applied before these, and these. */
export function ancestors(of: Iterable<Vertex>): Set<Vertex> {
  return reached(of, (vertex) => vertex.normalDown)
}

/** Ancestors along downRevisions alone. */
export function lineBelow(of: Iterable<Vertex>): Set<Vertex> {
  return reached(of, (vertex) => vertex.down)
}

/** Revisions that need one of these applied, and these. */
export function descendants(of: Iterable<Vertex>): Set<Vertex> {
  return reached(of, (vertex) => vertex.allNext)
}

/** Descendants along downRevisions alone. */
export function lineAbove(of: Iterable<Vertex>): Set<Vertex> {
  return reached(of, (vertex) => vertex.next)
}

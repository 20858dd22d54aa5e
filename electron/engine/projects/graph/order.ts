import { ancestors } from './related'
import { sortDown } from './sort'
import type { Graph, Vertex } from './vertex'

/** Every revision, base first, in the order in which applying all of them would run them. */
export function runningOrder(graph: Graph): Vertex[] {
  const all = new Set(graph.vertices)
  const reachable = ancestors(graph.realHeads)
  // What only a cycle leads to has no head above it.
  const cut = graph.vertices.filter((vertex) => !reachable.has(vertex))
  return [
    ...sortDown(new Set([...all].filter((vertex) => reachable.has(vertex))), graph.realHeads).reverse(),
    ...cut,
  ]
}

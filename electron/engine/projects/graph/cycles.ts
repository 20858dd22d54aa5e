import type { GraphFault, Vertex } from './vertex'

/** Revisions that lie on a cycle: along downRevisions, else along dependencies, too. */
export function cycleFaults(vertices: readonly Vertex[]): GraphFault[] {
  const left = notSorted(vertices)
  if (left.length === 0) return []
  const plain = onCycles(left, (vertex) => vertex.down)
  const all = onCycles(left, (vertex) => vertex.allDown).filter(
    (members) => !members.some((id) => plain.flat().includes(id)),
  )
  return [
    ...plain.map((revisions) => ({ kind: 'cycle' as const, revisions })),
    ...all.map((revisions) => ({ kind: 'dependency-cycle' as const, revisions })),
  ]
}

/** The revisions that lie on a cycle or above one; none in nearly every history, which this finds out quickly. */
function notSorted(vertices: readonly Vertex[]): Vertex[] {
  const below = Int32Array.from(vertices, ({ allDown }) => allDown.length)
  const todo = vertices.filter(({ allDown }) => allDown.length === 0)
  for (let vertex = todo.pop(); vertex; vertex = todo.pop()) {
    for (const next of vertex.allNext) {
      const left = (below[next.index] ?? 0) - 1
      below[next.index] = left
      if (left === 0) todo.push(next)
    }
  }
  return vertices.filter(({ index }) => (below[index] ?? 0) > 0)
}

/** Tarjan's strongly connected components, of more than one vertex or with an edge to itself; without recursion. */
function onCycles(vertices: readonly Vertex[], edges: (vertex: Vertex) => readonly Vertex[]): string[][] {
  const order = new Map<Vertex, number>()
  const low = new Map<Vertex, number>()
  const stack: Vertex[] = []
  const onStack = new Set<Vertex>()
  const found: string[][] = []
  const visit = (vertex: Vertex) => {
    order.set(vertex, order.size)
    low.set(vertex, order.size - 1)
    stack.push(vertex)
    onStack.add(vertex)
    return { vertex, at: 0 }
  }
  for (const start of vertices) {
    if (order.has(start)) continue
    const path = [visit(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { vertex } = step
      const next = edges(vertex)[step.at]
      step.at += 1
      if (next && !order.has(next)) path.push(visit(next))
      else if (next) {
        if (onStack.has(next)) lower(low, vertex, order.get(next))
      } else {
        path.pop()
        const above = path.at(-1)
        if (above) lower(low, above.vertex, low.get(vertex))
        if (low.get(vertex) === order.get(vertex)) close(vertex)
      }
    }
  }
  return found

  function close(root: Vertex): void {
    const members = stack.splice(stack.lastIndexOf(root))
    for (const member of members) onStack.delete(member)
    if (members.length > 1 || edges(root).includes(root)) found.push(members.map(({ id }) => id).sort())
  }
}

function lower(low: Map<Vertex, number>, vertex: Vertex, value: number | undefined): void {
  low.set(vertex, Math.min(low.get(vertex) ?? Infinity, value ?? Infinity))
}

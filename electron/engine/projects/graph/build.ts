import { carryLabels } from './labels'
import { lineBelow } from './related'
import { cycleFaults } from './cycles'
import type { Graph, GraphFault, GraphRevision, Vertex } from './vertex'

/** A vertex while the graph is made. */
export interface Growing extends Vertex {
  readonly down: Growing[]
  readonly dependencies: Growing[]
  allDown: readonly Growing[]
  normalDown: readonly Growing[]
  readonly next: Growing[]
  readonly allNext: Growing[]
  readonly labels: Set<string>
}

/** Makes the graph of a history. Never fails: what is wrong stands in `faults`, and the rest is there. */
export function buildGraph(revisions: readonly GraphRevision[]): Graph {
  const faults: GraphFault[] = []
  const byId = new Map<string, Growing>()
  const vertices: Growing[] = []
  for (const revision of revisions) {
    if (byId.has(revision.id)) {
      faults.push({ kind: 'duplicate-id', revisions: [revision.id] })
      continue
    }
    const vertex = grow(revision, vertices.length)
    byId.set(revision.id, vertex)
    vertices.push(vertex)
  }
  const byName = withLabels(vertices, byId, faults)
  for (const vertex of vertices) connect(vertex, byId, byName, faults)
  for (const vertex of vertices) {
    if (vertex.dependencies.length > 0) vertex.normalDown = [...new Set([...vertex.down, ...needed(vertex)])]
  }
  const isBase = ({ revision }: Vertex) => revision.downRevisions.length === 0
  const graph = {
    vertices,
    byName,
    heads: vertices.filter(({ next }) => next.length === 0),
    realHeads: vertices.filter(({ allNext }) => allNext.length === 0),
    bases: vertices.filter(isBase),
    realBases: vertices.filter((vertex) => isBase(vertex) && vertex.revision.dependencies.length === 0),
  }
  faults.push(...cycleFaults(graph.vertices))
  carryLabels(vertices)
  return { ...graph, faults }
}

function grow(revision: GraphRevision, index: number): Growing {
  const down: Growing[] = []
  return {
    id: revision.id,
    index,
    revision,
    down,
    dependencies: [],
    // Most have no dependencies: then all three are one.
    allDown: down,
    normalDown: down,
    next: [],
    allNext: [],
    labels: new Set(revision.labels),
  }
}

function withLabels(
  vertices: readonly Growing[],
  byId: ReadonlyMap<string, Growing>,
  faults: GraphFault[],
): Map<string, Growing> {
  const byName = new Map(byId)
  for (const vertex of vertices) {
    for (const label of distinct(vertex.revision.labels)) {
      const other = byName.get(label)
      if (other)
        faults.push({ kind: 'duplicate-label', revisions: [...new Set([other.id, vertex.id])], label })
      else byName.set(label, vertex)
    }
  }
  return byName
}

function connect(
  vertex: Growing,
  byId: ReadonlyMap<string, Growing>,
  byName: ReadonlyMap<string, Growing>,
  faults: GraphFault[],
): void {
  for (const id of distinct(vertex.revision.downRevisions)) {
    const down = byId.get(id)
    if (!down) faults.push({ kind: 'missing-parent', revisions: [vertex.id], missing: id })
    else {
      vertex.down.push(down)
      down.next.push(vertex)
    }
  }
  for (const name of distinct(vertex.revision.dependencies)) {
    const needs = byName.get(name)
    if (!needs) faults.push({ kind: 'missing-dependency', revisions: [vertex.id], missing: name })
    else if (!vertex.dependencies.includes(needs)) vertex.dependencies.push(needs)
  }
  if (vertex.dependencies.length > 0) vertex.allDown = [...new Set([...vertex.down, ...vertex.dependencies])]
  for (const down of vertex.allDown) down.allNext.push(vertex)
}

function distinct(names: readonly string[]): Iterable<string> {
  return names.length < 2 ? names : new Set(names)
}

/** A revision's dependencies, without those that one of its ancestors has already. */
function needed(vertex: Growing): readonly Growing[] {
  if (vertex.dependencies.length === 0) return []
  const left = new Set(vertex.dependencies)
  for (const ancestor of lineBelow(vertex.down)) {
    if (ancestor === vertex) continue
    for (const dependency of ancestor.dependencies) left.delete(dependency as Growing)
    if (left.size === 0) break
  }
  return [...left]
}

import { GraphError } from './error'
import { ancestors } from './related'
import type { Graph, Vertex } from './vertex'

/** One revision run in one direction. */
export interface GraphStep {
  readonly vertex: Vertex
  readonly direction: 'up' | 'down'
}

/** What a step does to the rows of Alembic's version table; deletes come before inserts, the update last. */
export interface VersionChanges {
  readonly delete: readonly string[]
  readonly insert: readonly string[]
  readonly update: { readonly from: string; readonly to: string } | null
}

/** What running a step changes in the version table, where these are its rows now: exactly what Alembic would do. */
export function versionChanges(
  graph: Graph,
  { vertex, direction }: GraphStep,
  current: ReadonlySet<string>,
): VersionChanges {
  return direction === 'up' ? changesUp(vertex, current) : changesDown(graph, vertex, current)
}

/** The rows of the version table after some changes. */
export function rowsAfter(current: ReadonlySet<string>, changes: VersionChanges): Set<string> {
  const rows = new Set(current)
  for (const id of changes.delete) rows.delete(id)
  for (const id of changes.insert) rows.add(id)
  if (changes.update) {
    rows.delete(changes.update.from)
    rows.add(changes.update.to)
  }
  return rows
}

function changesUp(vertex: Vertex, current: ReadonlySet<string>): VersionChanges {
  const { id, normalDown } = vertex
  if (current.has(id)) throw notThere(id, 'is applied already')
  const standing = normalDown.filter((down) => current.has(down.id))
  const last = standing.at(-1)
  if (!last) return { delete: [], insert: [id], update: null }
  return {
    delete: standing.slice(0, -1).map((down) => down.id),
    insert: [],
    update: { from: last.id, to: id },
  }
}

function changesDown(graph: Graph, vertex: Vertex, current: ReadonlySet<string>): VersionChanges {
  const { id, normalDown } = vertex
  if (!current.has(id)) throw notThere(id, 'is no current revision')
  const coming = uncovered(graph, normalDown, new Set([...current].filter((row) => row !== id)))
  const last = coming.at(-1)
  if (!last) return { delete: [id], insert: [], update: null }
  return {
    delete: [],
    insert: coming.slice(0, -1).map((down) => down.id),
    update: { from: id, to: last.id },
  }
}

/** Those of some revisions that none of these rows implies. */
function uncovered(graph: Graph, vertices: readonly Vertex[], rows: ReadonlySet<string>): readonly Vertex[] {
  if (rows.size === 0) return vertices
  const covered = coveredBy(graph, rows)
  return vertices.filter((vertex) => !covered.has(vertex))
}

/** Rolling back goes along one branch while the rows of the others stay: what those cover is looked up once. */
const lastCovered = new WeakMap<Graph, { key: string; covered: ReadonlySet<Vertex> }>()

function coveredBy(graph: Graph, rows: ReadonlySet<string>): ReadonlySet<Vertex> {
  const key = [...rows].sort().join('\n')
  const last = lastCovered.get(graph)
  if (last?.key === key) return last.covered
  const standing = [...rows].map((id) => graph.byName.get(id)).filter((vertex) => vertex !== undefined)
  const covered = ancestors(standing)
  lastCovered.set(graph, { key, covered })
  return covered
}

function notThere(id: string, why: string): GraphError {
  return new GraphError(
    'state-changed',
    [id],
    `The version table does not fit the step: ${id} ${why}.`,
    'Another tool has moved this database meanwhile. Look at the history again.',
  )
}

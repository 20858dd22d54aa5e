import type { VersionMove } from '#contract/plan'
import { GraphError, listed } from './error'
import { currentOf } from './faults'
import { ancestors } from './related'
import { rowsAfter, versionChanges } from './version-changes'
import type { Graph } from './vertex'

/** What marking one revision makes of the version table's rows; null where they say so already. */
export function markMove(
  graph: Graph,
  rows: ReadonlySet<string>,
  id: string,
  as: 'applied' | 'pending',
): VersionMove | null {
  const vertex = graph.byName.get(id)
  if (vertex === undefined) return null
  const applied = ancestors(currentOf(graph, rows))
  if (applied.has(vertex) === (as === 'applied')) return null
  const direction = as === 'applied' ? 'up' : 'down'
  const open = vertex.normalDown.filter((down) => !applied.has(down)).map((down) => down.id)
  if (direction === 'up' && open.length > 0) {
    throw new GraphError(
      'state-changed',
      [id, ...open],
      `${id} follows ${listed(open)}, which the version table does not have as applied.`,
      'Another tool has moved this database meanwhile. Look at the history again.',
    )
  }
  const after = rowsAfter(rows, versionChanges(graph, { vertex, direction }, rows))
  return { from: [...rows].toSorted(), to: [...after].toSorted() }
}

import { GraphError, listed } from './error'
import { ancestors } from './related'
import type { Vertex } from './vertex'

/** The same revisions, none of which is an ancestor of another: such a set can't be current, nor aimed at, together. */
export function apart(vertices: readonly Vertex[]): readonly Vertex[] {
  const distinct = [...new Set(vertices)]
  if (distinct.length < 2) return distinct
  for (const vertex of distinct) {
    const below = ancestors([vertex])
    const covered = distinct.filter((other) => other !== vertex && below.has(other)).map(({ id }) => id)
    if (covered.length === 0) continue
    throw new GraphError(
      'not-on-path',
      [vertex.id, ...covered],
      `${vertex.id} already covers ${listed(covered)}, so they can't stand side by side.`,
      `Name ${vertex.id} alone. In the version table, the row ${listed(covered)} is one too many.`,
    )
  }
  return distinct
}

import { ancestors } from './related'
import type { Vertex } from './vertex'

/** Of what these revisions stand on, and of themselves, those that nothing of it follows along downRevisions: what Alembic names as current. */
export function topsOf(current: readonly Vertex[]): Vertex[] {
  const applied = ancestors(current)
  return [...applied].filter(({ next }) => !next.some((above) => applied.has(above)))
}

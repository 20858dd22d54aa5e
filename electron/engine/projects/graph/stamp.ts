import { apart } from './apart'
import { GraphError, listed } from './error'
import { currentOf } from './faults'
import { branchOf, revisionOf, revisionsNamed, sharesLineage } from './identify'
import { ancestors, descendants } from './related'
import type { Graph, Vertex } from './vertex'

/** The rows of the version table that stamping these targets leaves: what `alembic stamp` makes of the rows that stand. */
export function stampedRows(
  graph: Graph,
  rows: ReadonlySet<string>,
  targets: readonly string[],
): Set<string> {
  const standing = currentOf(graph, rows)
  const concerned = [...new Set(targets.flatMap((target) => concernedBy(graph, standing, target)))]
  const aims = [...new Set(targets.flatMap((target) => revisionsNamed(graph, target)))]
  const after = new Set(rows)
  if (aims.length === 0) for (const { id } of concerned) after.delete(id)
  for (const aim of aims) if (!concerned.includes(aim)) moveTo(aim, concerned, after)
  apart(currentOf(graph, after))
  return after
}

/** The current revisions that a target takes the place of: those above and below it, or of its branch. */
function concernedBy(graph: Graph, standing: readonly Vertex[], target: string): Vertex[] {
  const at = target.indexOf('@')
  const branch = at > 0 ? [branchOf(graph, target.slice(0, at))] : []
  const named = target.slice(at + 1) === 'base' ? [] : namedBy(graph, target, at)
  const against = [...branch, ...named]
  return standing.filter((vertex) => sharesLineage(vertex, against, true))
}

function namedBy(graph: Graph, target: string, at: number): Vertex[] {
  const id = target.slice(at + 1)
  return id === 'head' || id === 'heads' ? revisionsNamed(graph, target) : [revisionOf(graph, id)]
}

function moveTo(aim: Vertex, concerned: readonly Vertex[], rows: Set<string>): void {
  const [above, below] = [descendants([aim]), ancestors([aim])]
  const isDown = concerned.some((vertex) => above.has(vertex))
  const isUp = concerned.some((vertex) => below.has(vertex))
  const takesPlace = isDown || (isUp && concerned.every(({ id }) => rows.has(id)))
  if (rows.has(aim.id) || (isDown && !concerned.every(({ id }) => rows.has(id))))
    throw tangled(aim, concerned)
  if (takesPlace) for (const { id } of concerned) rows.delete(id)
  rows.add(aim.id)
}

/** Alembic itself breaks off here: a row that one target has taken away is to go a second time. */
function tangled(aim: Vertex, concerned: readonly Vertex[]): GraphError {
  const ids = concerned.map(({ id }) => id)
  return new GraphError(
    'not-on-path',
    [aim.id, ...ids],
    `${aim.id} and another target would each take the place of ${listed(ids)}.`,
    'Stamp with purge, which forgets the rows first, or stamp one target after another.',
  )
}

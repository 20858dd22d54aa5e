import { branchOf, inLineage, type Point, revisionNamed } from './identify'
import { GraphError, listed } from './error'
import { readRelative, type RelativeTarget } from './relative'
import { ancestors, descendants, lineBelow } from './related'
import { sortDown } from './sort'
import { tooFar } from './upgrade'
import type { Graph, Vertex } from './vertex'
import { walk } from './walk'

/** The revisions that rolling back to `target` undoes, in running order, from a database with these current revisions. */
export function downgradePath(graph: Graph, current: readonly Vertex[], target: string): Vertex[] {
  const { point, branch } = downgradeTarget(graph, current, target)
  const roots = rootsAbove(graph, point, branch, target)
  const active = ancestors(current)
  const dropped = new Set([...descendants(roots)].filter((vertex) => active.has(vertex)))
  if (point !== 'base' && dropped.size === 0 && !current.includes(point)) {
    throw new GraphError(
      'not-on-path',
      [point.id],
      `${point.id} is not applied, so the database can't be rolled back to it.`,
      'Name an applied revision, or base.',
    )
  }
  return sortDown(dropped, current)
}

/** The revisions right above the target: they and all that stands on them go. */
function rootsAbove(graph: Graph, point: Point, branch: string | null, target: string): readonly Vertex[] {
  const roots = point === 'base' ? graph.bases : point.next
  if (branch === null || branch === '' || roots.length < 2) return roots
  const line = lineBelow([branchOf(graph, branch)])
  const onBranch = roots.filter((root) => line.has(root))
  if (onBranch.length > 0) return onBranch
  throw new GraphError(
    'not-on-path',
    roots.map(({ id }) => id),
    `${target} names no revision that the branch ${branch} stands on.`,
    'Name a revision below the branch, or leave the branch out.',
  )
}

function downgradeTarget(
  graph: Graph,
  current: readonly Vertex[],
  target: string,
): { point: Point; branch: string | null } {
  const relative = readRelative(target)
  if (relative === null) {
    const at = target.lastIndexOf('@')
    const branch = at > 0 ? target.slice(0, at) : null
    return { point: revisionNamed(graph, target.slice(at + 1)), branch }
  }
  const { branch, symbol, steps } = relative
  if (symbol !== null) {
    const named = steps >= 0 || branch === null ? symbol : `${branch}@${symbol}`
    const point = walk(graph, revisionNamed(graph, named), steps, steps >= 0 ? branch : null)
    if (point === null) throw tooFar(target)
    return { point, branch }
  }
  if (steps >= 0) {
    throw new GraphError(
      'not-on-path',
      [],
      `${target} lies above the current revision, so it can't be rolled back to.`,
      'Apply it instead.',
    )
  }
  const start = startOf(graph, current, relative, target)
  const point = walk(graph, start, steps)
  if (point === null) throw tooFar(target)
  return { point, branch: branch ?? start.id }
}

/** The current revision that steps are counted from. */
function startOf(
  graph: Graph,
  current: readonly Vertex[],
  { branch }: RelativeTarget,
  target: string,
): Vertex {
  let starts: readonly Vertex[] = current
  if (branch !== null) {
    starts = inLineage(graph, current, branch)
    // One current revision may depend on the tips of several branches.
    if (starts.length === 0) starts = inLineage(graph, tipsOf(ancestors(current)), branch)
  }
  const [start, ...others] = starts
  if (start && others.length === 0) return start
  if (!start) throw tooFar(target)
  const ids = starts.map(({ id }) => id)
  throw new GraphError(
    'ambiguous-revision',
    ids,
    `${target} counts from the current revision, but several are current: ${listed(ids)}.`,
    'Name the revision to roll back to, or count along one branch: <label>@-1.',
  )
}

/** Those of an applied set that nothing applied follows. */
function tipsOf(applied: ReadonlySet<Vertex>): Vertex[] {
  return [...applied].filter(({ next }) => !next.some((above) => applied.has(above)))
}

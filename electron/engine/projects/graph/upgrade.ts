import { GraphError, listed } from './error'
import { inLineage, type Point, revisionNamed, revisionsNamed } from './identify'
import { apart } from './apart'
import { readRelative, type RelativeTarget } from './relative'
import { ancestors } from './related'
import { sortDown } from './sort'
import type { Graph, Vertex } from './vertex'
import { walk } from './walk'

/** The revisions that applying up to `target` runs, in running order, from a database with these current revisions. */
export function upgradePath(graph: Graph, current: readonly Vertex[], target: string): Vertex[] {
  const targets = upgradeTargets(graph, current, target)
  const required = ancestors(apart(targets))
  const applied = ancestors(apart(current))
  const needed = new Set([...required].filter((vertex) => !applied.has(vertex)))
  return sortDown(needed, targets).reverse()
}

function upgradeTargets(graph: Graph, current: readonly Vertex[], target: string): Vertex[] {
  const relative = readRelative(target)
  if (relative === null) return revisionsNamed(graph, target)
  const point =
    relative.steps > 0 ? countUp(graph, current, relative, target) : countDown(graph, relative, target)
  if (point === null || point === 'base') throw tooFar(target)
  return [point]
}

function countUp(
  graph: Graph,
  current: readonly Vertex[],
  { branch, symbol, steps }: RelativeTarget,
  target: string,
): Point | null {
  if (symbol !== null) return walk(graph, revisionNamed(graph, symbol), steps, branch)
  const starts = branch === null ? pointsOf(current) : startsOn(graph, current, branch)
  const [start, ...others] = starts
  if (start === undefined || others.length > 0) {
    const ids = starts.map((point) => (point === 'base' ? 'base' : point.id))
    throw new GraphError(
      'ambiguous-revision',
      ids,
      `${target} counts from the current revision, but several are current: ${listed(ids)}.`,
      'Name a revision, or count along one branch: <label>@+1.',
    )
  }
  return walk(graph, start, steps, branch)
}

function pointsOf(current: readonly Vertex[]): Point[] {
  return current.length === 0 ? ['base'] : [...current]
}

/** Where counting along a branch starts: its current revision, else the last one applied that leads to it, else base. */
function startsOn(graph: Graph, current: readonly Vertex[], branch: string): Point[] {
  const starts = inLineage(graph, current, branch)
  if (starts.length > 0) return starts
  const active = inLineage(graph, ancestors(current), branch)
  const below = new Set(active.flatMap(({ normalDown }) => normalDown))
  return pointsOf(active.filter((vertex) => !below.has(vertex)))
}

function countDown(graph: Graph, { branch, symbol, steps }: RelativeTarget, target: string): Point | null {
  if (symbol === null) {
    throw new GraphError(
      'not-on-path',
      [],
      `${target} lies below the current revision, so it can't be applied up to.`,
      'Roll back to it instead.',
    )
  }
  return walk(graph, revisionNamed(graph, branch === null ? symbol : `${branch}@${symbol}`), steps)
}

/** The error of a count that leaves the history. */
export function tooFar(target: string): GraphError {
  return new GraphError(
    'no-such-revision',
    [target],
    `${target} leads out of the history: it has not that many revisions there.`,
    'Name a revision, or count fewer steps.',
  )
}

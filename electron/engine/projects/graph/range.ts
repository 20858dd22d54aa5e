import { apart } from './apart'
import { GraphError } from './error'
import { inLineage, revisionNamed, revisionsNamed } from './identify'
import { readRelative } from './relative'
import { ancestors, lineAbove } from './related'
import { sortDown } from './sort'
import { tooFar } from './upgrade'
import type { Graph, Vertex } from './vertex'
import { walk } from './walk'

/**
 * The revisions of a range `a:b`, both ends with it, from the top down as `alembic history` lists them. An empty end is
 * `base` or `heads`; `current` stands for the database's revisions, a count alone for steps from the heads (`-3:`).
 */
export function rangeOf(graph: Graph, range: string, current: readonly Vertex[]): Vertex[] {
  const [from, to, ...more] = range.trim().split(':')
  if (from === undefined || to === undefined || more.length > 0) {
    throw new GraphError('no-such-revision', [], `${range} is no range.`, 'Write start:end, start: or :end.')
  }
  const lower = endOf(graph, from || 'base', current, graph.realHeads)
  const upper = endOf(graph, to || 'heads', current, lower)
  const required = ancestors(apart(upper))
  const below = ancestors(apart(lower))
  const missing = lower.find((vertex) => !required.has(vertex))
  if (missing) {
    throw new GraphError(
      'not-on-path',
      [missing.id],
      `${from} does not lie below ${to || 'the heads'}: ${missing.id} is none of its ancestors.`,
      'Name the older revision first, and both of one branch.',
    )
  }
  const between = [...required].filter((vertex) => !below.has(vertex) || lower.includes(vertex))
  const line = lower.length === 0 ? null : lineAbove(lower)
  return sortDown(new Set(between.filter((vertex) => line === null || line.has(vertex))), upper)
}

/** The revisions one end of a range means; a count without a name counts from `starts`. */
function endOf(
  graph: Graph,
  name: string,
  current: readonly Vertex[],
  starts: readonly Vertex[],
): readonly Vertex[] {
  if (name === 'current') return current
  const relative = readRelative(name)
  if (relative === null) return revisionsNamed(graph, name)
  const { branch, symbol, steps } = relative
  const from =
    symbol !== null
      ? [symbol === 'current' ? (current[0] ?? 'base') : revisionNamed(graph, symbol)]
      : branch === null
        ? starts
        : inLineage(graph, starts, branch)
  const ends = (from.length === 0 ? (['base'] as const) : from).map((start) =>
    walk(graph, start, steps, branch),
  )
  if (ends.includes(null)) throw tooFar(name)
  return ends.filter((end) => end !== null && end !== 'base')
}

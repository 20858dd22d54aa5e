import { GraphError, listed } from './error'
import { ancestors, descendants, lineAbove, lineBelow } from './related'
import type { Graph, Vertex } from './vertex'

/** A revision, or `base`: none. */
export type Point = Vertex | 'base'

/** The revisions a name means: `heads`, `head`, `base`, an id, the beginning of just one, a label, each also behind `label@`. */
export function revisionsNamed(graph: Graph, name: string): Vertex[] {
  const at = name.indexOf('@')
  const branch = at === -1 ? null : name.slice(0, at)
  const id = at === -1 ? name : name.slice(at + 1)
  if (id === 'heads') return branch === null ? [...graph.realHeads] : inLineage(graph, graph.heads, branch)
  if (id === 'head') {
    const head = soleHead(graph, branch)
    return head ? [head] : []
  }
  if (id === 'base') return []
  return [revisionOf(graph, id, branch)]
}

/** The one revision a name means; `base` for none. Throws `multiple-heads` where it means several. */
export function revisionNamed(graph: Graph, name: string): Point {
  const [first, ...others] = revisionsNamed(graph, name)
  if (others.length > 0) throw multipleHeads(graph.heads, name)
  return first ?? 'base'
}

/** The head of the history, or of one branch; null where there is none. */
export function soleHead(graph: Graph, branch: string | null): Vertex | null {
  const heads = branch === null ? graph.heads : inLineage(graph, graph.heads, branch)
  if (heads.length > 1) throw multipleHeads(heads, branch === null ? 'head' : `${branch}@head`)
  return heads[0] ?? null
}

/** The revision with this id or label, or whose id starts like this; with `branch`, one that belongs to it. */
export function revisionOf(graph: Graph, id: string, branch: string | null = null): Vertex {
  const member = branch === null || branch === '' ? null : branchOf(graph, branch)
  const exact = graph.byName.get(id)
  const found = exact ?? byBeginning(graph, id, member)
  if (member && !sharesLineage(found, [member])) {
    throw new GraphError(
      'no-such-revision',
      [found.id],
      `Revision ${found.id} is not a member of the branch ${branch}.`,
      'Name a revision of that branch, or leave the branch out.',
    )
  }
  return found
}

function byBeginning(graph: Graph, id: string, member: Vertex | null): Vertex {
  const names =
    id === '' ? [] : [...graph.byName.keys()].filter((name) => name.length > 3 && name.startsWith(id))
  const fitting = names.filter((name) => {
    const vertex = graph.byName.get(name)
    return !member || (vertex && sharesLineage(vertex, [member]))
  })
  const [only, ...others] = fitting
  const found = only === undefined ? undefined : graph.byName.get(only)
  if (found && others.length === 0) return found
  if (!found) {
    throw new GraphError(
      'no-such-revision',
      [id],
      `The history has no revision or branch ${JSON.stringify(id)}.`,
      'Name a revision by its id or the beginning of it, a branch label, head, heads or base.',
    )
  }
  throw new GraphError(
    'ambiguous-revision',
    fitting,
    `${JSON.stringify(id)} can mean several revisions: ${listed(fitting)}.`,
    'Write more of the id.',
  )
}

/** The revision that has a label, or the one whose id is given in its place. */
export function branchOf(graph: Graph, branch: string): Vertex {
  const labelled = graph.byName.get(branch)
  if (labelled) return labelled
  try {
    return revisionOf(graph, branch)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    throw new GraphError(
      'no-such-revision',
      [branch],
      `The history has no branch ${JSON.stringify(branch)}.`,
      'Name a branch label of the history, or a revision of the branch.',
    )
  }
}

/** Those of some revisions that lie above or below what a branch name means. */
export function inLineage(
  graph: Graph,
  vertices: Iterable<Vertex>,
  branch: string,
  withDependencies = false,
): Vertex[] {
  const against = branch === '' ? [] : [branchOf(graph, branch)]
  return [...vertices].filter((vertex) => sharesLineage(vertex, against, withDependencies))
}

/** Whether a revision lies above or below one of others, or is one of them. */
export function sharesLineage(vertex: Vertex, others: readonly Vertex[], withDependencies = false): boolean {
  if (others.length === 0) return true
  const above = withDependencies ? descendants([vertex]) : lineAbove([vertex])
  if (others.some((other) => above.has(other))) return true
  const below = withDependencies ? ancestors([vertex]) : lineBelow([vertex])
  return others.some((other) => below.has(other))
}

/** The error of a name that means several heads. */
export function multipleHeads(heads: readonly Vertex[], name: string): GraphError {
  const ids = heads.map(({ id }) => id)
  return new GraphError(
    'multiple-heads',
    ids,
    `The history has several heads, so ${name} can mean any of them: ${listed(ids)}.`,
    'Name one of them, <label>@head for that of one branch, or heads for all; or merge them.',
  )
}

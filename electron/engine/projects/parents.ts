import type { Project } from '#contract/revision'
import { AppError } from '../errors'
import { buildGraph } from './graph/build'
import { GraphError, listed } from './graph/error'
import { assertSound } from './graph/faults'
import { revisionsNamed, soleHead } from './graph/identify'
import { descendants } from './graph/related'
import type { Vertex } from './graph/vertex'

/** The revisions a new one is to follow, named in Alembic's revision language: null for the one head, none for a history of its own. */
export function parentsOf(project: Project, names: readonly string[] | null): string[] {
  const graph = buildGraph(project.revisions)
  assertSound(graph)
  if (names === null) {
    const head = soleHead(graph, null)
    return head === null ? [] : [head.id]
  }
  const parents = [...new Set(names.flatMap((name) => revisionsNamed(graph, name)))]
  for (const parent of parents) refuseFollowed(parent)
  return parents.map(({ id }) => id)
}

/** The revisions a merge is to join: those named, or all heads. Refuses fewer than two. */
export function mergedBy(project: Project, names: readonly string[]): string[] {
  const merged = parentsOf(project, names.length === 0 ? ['heads'] : names)
  if (merged.length > 1) return merged
  throw new AppError(
    'not-on-path',
    merged.length === 0
      ? `${project.name} has no head to be merged.`
      : `There is nothing to merge: ${listed(merged)} alone was named.`,
    { advice: 'Name two heads or more, or heads for all of them.' },
  )
}

/** Alembic takes another parent than a head only with --splice, which makes a new branch. */
function refuseFollowed(parent: Vertex): void {
  if (parent.next.length === 0) return
  const heads = [...descendants([parent])].filter(({ next }) => next.length === 0).map(({ id }) => id)
  throw new GraphError(
    'not-on-path',
    [parent.id, ...heads],
    `${parent.id} is no head: ${listed(parent.next.map(({ id }) => id))} follows it already.`,
    `Name a head: ${listed(heads)}.`,
  )
}

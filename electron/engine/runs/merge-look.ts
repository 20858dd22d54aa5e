import type { MergeLook } from '#contract/new-revision'
import type { Project } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import { meeting } from '../evidence/meeting'
import { readTouches } from '../evidence/read-touches'
import { buildGraph } from '../projects/graph/build'
import { ancestors } from '../projects/graph/related'
import { mergedBy } from '../projects/parents'

/** What both sides of a merge touch: the revisions above the last one that the merged ones have in common, compared. */
export async function lookBeforeMerge(
  project: Project,
  names: readonly string[],
  dialect: Dialect,
): Promise<MergeLook> {
  const heads = mergedBy(project, names)
  const graph = buildGraph(project.revisions)
  const below = heads.map((id) => {
    const head = graph.byName.get(id)
    return new Set([...ancestors(head === undefined ? [] : [head])].map((vertex) => vertex.id))
  })
  const inCommon = (id: string) => below.every((ids) => ids.has(id))
  const order = project.revisions.map(({ id }) => id)
  const sides = heads.map((head, i) => ({
    head,
    revisions: order.filter((id) => below[i]?.has(id) === true && !inCommon(id)),
  }))
  const all = order.filter((id) => sides.some(({ revisions }) => revisions.includes(id)))
  // Only names are compared, so any schema does for those that have none.
  const read = await readTouches(project, all, dialect, '')
  return {
    sides,
    touchedByBoth: meeting(sides, read),
    unread: read.flatMap(({ revision, unread, runsSql }) =>
      unread !== null
        ? [{ revision, why: unread }]
        : runsSql
          ? [{ revision, why: 'It runs SQL of its own, whose objects are not looked for.' }]
          : [],
    ),
  }
}

import type { HistoryEntry, Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import type { DatabaseState } from '../../database-state'
import type { SelectedRevision, WantedRun } from '../../format'
import { buildGraph } from '../../graph/build'
import { downgradePath } from '../../graph/downgrade'
import { GraphError, listed } from '../../graph/error'
import { assertSound, currentOf } from '../../graph/faults'
import { upgradePath } from '../../graph/upgrade'
import { rowsAfter, versionChanges } from '../../graph/version-changes'
import type { Graph, Vertex } from '../../graph/vertex'
import { blocked, refuseOtherStopped, refuseUnrunnable } from '../../refusals'
import { history } from './history'

/** The revisions a wanted run covers, along the path that Alembic would take, each with what it makes of the version table. */
export function select(project: Project, state: DatabaseState, wanted: WantedRun): SelectedRevision[] {
  const graph = buildGraph(project.revisions)
  assertSound(graph)
  const current = currentOf(graph, state.versions ?? [])
  const byId = new Map(history(project, state).entries.map((entry) => [entry.revision.id, entry]))
  const path = wanted.only ? alone(graph, byId, wanted) : pathOf(graph, current, wanted)
  const entries = path.map(({ id }) => entryOf(byId, id))
  refuseOtherStopped([...byId.values()], entries[0], wanted.direction)
  for (const entry of entries) refuseUnrunnable(entry, wanted.direction)
  let rows = new Set(state.versions)
  return path.map((vertex, index) => {
    const from = [...rows].toSorted()
    rows = rowsAfter(rows, versionChanges(graph, { vertex, direction: wanted.direction }, rows))
    const entry = entries[index]
    if (entry === undefined) throw new Error(`no entry of ${vertex.id}`)
    return {
      revision: entry.revision,
      resumeAfter: entry.stopped?.done ?? 0,
      versions: { from, to: [...rows].toSorted() },
    }
  })
}

function pathOf(graph: Graph, current: readonly Vertex[], { direction, to }: WantedRun): Vertex[] {
  if (direction === 'up') return upgradePath(graph, current, to ?? 'heads')
  // Nothing to roll back is no error, as nothing to apply is none.
  if (to === null && current.length === 0) return []
  if (to === null && current.length > 1) throw noLast(current)
  return downgradePath(graph, current, to ?? '-1')
}

function noLast(current: readonly Vertex[]): GraphError {
  const ids = current.map(({ id }) => id)
  return new GraphError(
    'ambiguous-revision',
    ids,
    `There is no last revision to roll back: ${ids.length} are current side by side, ${listed(ids)}.`,
    'Name the one to be rolled back, or the revision to roll back to.',
  )
}

/** The one stopped revision that `only` names. */
function alone(graph: Graph, byId: ReadonlyMap<string, HistoryEntry>, wanted: WantedRun): Vertex[] {
  const { direction, to } = wanted
  const vertex = to === null ? undefined : graph.byName.get(to)
  if (vertex === undefined)
    throw new AppError('no-such-revision', 'One revision by itself was asked for, but none was named.')
  const entry = entryOf(byId, vertex.id)
  const { state, stopped } = entry
  if (state === 'stopped' && stopped?.direction === direction) return [vertex]
  throw blocked(
    entry,
    `${vertex.id} is ${state}: only a stopped revision is run by itself.`,
    direction === 'up' ? `Apply everything up to ${vertex.id}.` : 'Roll back to the revision before it.',
  )
}

function entryOf(byId: ReadonlyMap<string, HistoryEntry>, id: string): HistoryEntry {
  const entry = byId.get(id)
  if (entry === undefined) throw new AppError('no-such-revision', `The history has no revision ${id}.`)
  return entry
}

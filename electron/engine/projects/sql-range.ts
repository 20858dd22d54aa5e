import type { Direction, Project } from '#contract/revision'
import { AppError } from '../errors'
import { buildGraph } from './graph/build'
import { downgradePath } from './graph/downgrade'
import { assertSound } from './graph/faults'
import { revisionsNamed } from './graph/identify'
import { upgradePath } from './graph/upgrade'
import { rowsAfter, type VersionChanges, versionChanges } from './graph/version-changes'

/** A range of a history as a run would go along it, without a database. */
export interface WantedRange {
  readonly direction: Direction
  /** Where the run would start; empty for `base`. */
  readonly from: string
  /** Empty for `heads` (up) or `base` (down). */
  readonly to: string
}

/** One revision of a range. */
export interface RangeStep {
  readonly revision: string
  readonly downRevisions: readonly string[]
  /** Whether the version table has no row before it. */
  readonly fromNothing: boolean
  readonly versions: VersionChanges
  /** Whether the version table has no row after it. */
  readonly toNothing: boolean
}

/** The revisions that `alembic upgrade from:to --sql` (or `downgrade`) tells, in running order, each with what it does to the version table. */
export function rangeSteps(project: Project, { direction, from, to }: WantedRange): RangeStep[] {
  if (project.versionTable === null) throw numbered(project)
  const graph = buildGraph(project.revisions)
  assertSound(graph)
  const starts = from === '' ? [] : revisionsNamed(graph, from)
  const path =
    direction === 'up'
      ? upgradePath(graph, starts, to === '' ? 'heads' : to)
      : downgradePath(graph, starts, to === '' ? 'base' : to)
  let rows = new Set(starts.map(({ id }) => id))
  return path.map((vertex) => {
    const fromNothing = rows.size === 0
    const versions = versionChanges(graph, { vertex, direction }, rows)
    rows = rowsAfter(rows, versions)
    const { downRevisions } = vertex.revision
    return { revision: vertex.id, downRevisions, fromNothing, versions, toNothing: rows.size === 0 }
  })
}

function numbered({ name }: Project): AppError {
  return new AppError(
    'project-blocked',
    `${name} is a folder of SQL files: it has no ranges to be written out.`,
    {
      advice: 'The files themselves are the SQL, in the order of their numbers.',
    },
  )
}

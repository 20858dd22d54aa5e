import type { VersionMove } from '#contract/plan'
import type { Project, Revision } from '#contract/revision'
import type { WantedStamp } from '#contract/stamp'
import { AppError } from '../errors'
import { buildGraph } from './graph/build'
import { assertSound } from './graph/faults'
import { ancestors } from './graph/related'
import { stampedRows } from './graph/stamp'

/** What a stamp does: the rows of the version table, and the revisions whose standing changes, base first. */
export interface StampMove {
  readonly versions: VersionMove
  readonly applied: readonly Revision[]
  readonly pending: readonly Revision[]
  /** Rows that a purge forgets and no file has. */
  readonly lost: readonly string[]
}

/** Works out a stamp from the files and the rows that stand. Refuses a project without a version table. */
export function stampMove(project: Project, rows: readonly string[] | null, wanted: WantedStamp): StampMove {
  if (project.versionTable === null || rows === null) throw noVersionTable(project)
  if (wanted.targets.length === 0)
    throw new AppError('no-such-revision', 'A stamp needs a target: a revision, heads or base.')
  const graph = buildGraph(project.revisions)
  assertSound(graph)
  const to = stampedRows(graph, wanted.purge ? new Set() : new Set(rows), wanted.targets)
  const standing = (ids: Iterable<string>) =>
    new Set([...ancestors([...ids].flatMap((id) => graph.byName.get(id) ?? []))].map(({ id }) => id))
  const [before, after] = [standing(rows), standing(to)]
  return {
    versions: { from: [...rows].toSorted(), to: [...to].toSorted() },
    applied: project.revisions.filter(({ id }) => after.has(id) && !before.has(id)),
    pending: project.revisions.filter(({ id }) => before.has(id) && !after.has(id)),
    lost: rows.filter((id) => !graph.byName.has(id)),
  }
}

function noVersionTable({ name }: Project): AppError {
  return new AppError(
    'project-blocked',
    `${name} has no version table to be stamped: what is applied stands in the ledger.`,
    { advice: 'Mark its revisions one by one.' },
  )
}

import type { LaneNode } from './lanes'
import type { History, HistoryEntry, Project, Revision, RevisionState } from '#contract/revision'

/** Which revisions the list keeps. */
export type Shown = 'all' | 'pending' | 'applied'

/** One row: a revision with its entry, or without one while no database is asked. */
export interface HistoryRow {
  readonly revision: Revision
  readonly entry: HistoryEntry | null
  readonly current: boolean
  readonly head: boolean
}

/** The key of the row below the first revision. */
export const base = 'base'

/** The rows newest first; without a history the project's files alone. */
export function rowsOf(project: Project, history: History | null): readonly HistoryRow[] {
  const rows =
    history === null
      ? project.revisions.map(alone)
      : history.entries.map((entry) => ({ revision: entry.revision, entry }))
  const heads = headsOf(
    project,
    rows.map(({ revision }) => revision),
  )
  const currents = new Set(history?.currents ?? [])
  return rows
    .map((row) => ({
      ...row,
      current: currents.has(row.revision.id),
      head: heads.has(row.revision.id),
    }))
    .reverse()
}

/** The revisions that no other follows; in a straight line the last. */
export function headsOf({ format }: Project, revisions: readonly Revision[]): ReadonlySet<string> {
  if (format !== 'alembic') return new Set(revisions.slice(-1).map(({ id }) => id))
  const followed = new Set(revisions.flatMap(({ downRevisions }) => downRevisions))
  return new Set(revisions.filter(({ id, hasUp }) => hasUp && !followed.has(id)).map(({ id }) => id))
}

/** The rows as the lanes see them, with base under those that stand on nothing. */
export function laneNodes(rows: readonly HistoryRow[], project: Project, withBase: boolean): LaneNode[] {
  const foot = withBase ? [base] : []
  const labelled = new Map(
    rows.flatMap(({ revision }) => revision.labels.map((label) => [label, revision.id] as const)),
  )
  const nodes = rows.map(({ revision, entry }, at): LaneNode => {
    const { id: key, downRevisions, dependencies } = revision
    if (project.format !== 'alembic') {
      const next = rows[at + 1]?.revision.id
      return { key, parents: next === undefined ? foot : [next], needs: [] }
    }
    const lost = entry?.state === 'missing'
    return {
      key,
      parents: lost ? [] : downRevisions.length === 0 ? foot : downRevisions,
      needs: dependencies.map((name) => labelled.get(name) ?? name),
    }
  })
  return withBase ? [...nodes, { key: base, parents: [], needs: [] }] : nodes
}

function alone(revision: Revision): { revision: Revision; entry: HistoryEntry | null } {
  return { revision, entry: null }
}

/** Whether a state counts as standing on the database. */
export function isApplied(state: RevisionState): boolean {
  return state === 'applied' || state === 'changed' || state === 'missing'
}

/** The rows a filter and a choice keep; a filter's words must all stand in id, message or file. */
export function keepRows(rows: readonly HistoryRow[], filter: string, shown: Shown): readonly HistoryRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return rows.filter(({ revision, entry }) => {
    if (shown !== 'all' && entry !== null && isApplied(entry.state) !== (shown === 'applied')) return false
    const text =
      `${revision.id} ${revision.message} ${revision.upFile ?? ''} ${revision.labels.join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The count under the list. */
export function countLine({ pending, applied }: History): string {
  return `${pending} pending · ${applied} applied`
}

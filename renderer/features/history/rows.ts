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
  const last = rows.length - 1
  return rows
    .map((row, index) => ({
      ...row,
      current: history !== null && row.revision.id === history.current,
      head: index === last,
    }))
    .reverse()
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
export function countLine(history: History): string {
  return `${history.pending} pending · ${history.applied} applied`
}

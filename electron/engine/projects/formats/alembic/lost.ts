import type { HistoryEntry, LedgerEntry } from '#contract/revision'
import { withoutFile } from '../../no-file'

/** A revision that the database names as current and no file has. */
export function lostEntry(id: string, own: readonly LedgerEntry[]): HistoryEntry {
  const row = own.at(-1)
  return {
    revision: withoutFile(id, row?.message ?? ''),
    state: 'missing',
    reason: `The database says that it is at ${id}, and no file of the project has this revision. Another branch or an earlier commit may have it: bring its file back before anything is applied or rolled back, or stamp the database with a revision that is here.`,
    ways: [],
    appliedAt: row?.startedAt ?? null,
    appliedBy: row?.runBy ?? null,
    durationMs: row?.durationMs ?? null,
    stopped: null,
  }
}

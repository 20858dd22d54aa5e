import type { ActivityEntry, ActivityPurpose } from '#contract/activity'

/** What a person asked to see of the activity. */
export interface ActivityFilter {
  readonly purposes: ReadonlySet<ActivityPurpose>
  readonly text: string
  readonly failedOnly: boolean
}

/** The entries with one more told of: a known one moves on, a new one goes on top. */
export function withEntry(entries: readonly ActivityEntry[], told: ActivityEntry): readonly ActivityEntry[] {
  const at = entries.findIndex((entry) => entry.id === told.id)
  if (at < 0) return [told, ...entries]
  const known = entries[at]
  // A page read meanwhile may already know the end of what is still told as running.
  if (known !== undefined && known.outcome !== 'running' && told.outcome === 'running') return entries
  return entries.with(at, told)
}

/** The entries with an older page below them; what is already known stays as it is. */
export function withPage(
  entries: readonly ActivityEntry[],
  page: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  const known = new Set(entries.map((entry) => entry.id))
  const more = page.filter((entry) => !known.has(entry.id))
  return more.length === 0 ? entries : [...entries, ...more]
}

/** The entries that pass the filter, in their order. */
export function matching(
  entries: readonly ActivityEntry[],
  filter: ActivityFilter,
): readonly ActivityEntry[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    if (!filter.purposes.has(entry.purpose)) return false
    if (filter.failedOnly && entry.outcome !== 'failed') return false
    if (words.length === 0) return true
    const text = `${entry.sql}\n${entry.revision ?? ''}\n${entry.error ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** How many entries stand for each purpose. */
export function countByPurpose(entries: readonly ActivityEntry[]): Readonly<Record<ActivityPurpose, number>> {
  const counts = { revision: 0, ledger: 0, look: 0, session: 0 }
  for (const entry of entries) counts[entry.purpose] += 1
  return counts
}

/** A statement on one line, cut where no screen is wide enough. */
export function oneLine(sql: string): string {
  return sql.slice(0, 600).replace(/\s+/g, ' ').trim()
}

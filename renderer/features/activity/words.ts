import type { ActivityEntry, ActivityPurpose } from '#contract/activity'

export const purposeWords: Record<ActivityPurpose, { readonly label: string; readonly explained: string }> = {
  revision: { label: 'Revision', explained: 'a revision’s own statement' },
  ledger: { label: 'Ledger', explained: 'keeps the record of what is applied' },
  look: { label: 'Look', explained: 'reads what the database holds; changes nothing' },
  session: { label: 'Session', explained: 'keeps the session: settings, locks, transactions' },
}

/** What an outcome means, where the word alone does not say it. */
export function outcomeExplained(outcome: ActivityEntry['outcome']): string | null {
  if (outcome === 'unknown') {
    return 'No answer came: Varve ended, or the link was lost. Whether this took effect is not known from here; History and Compare read the server and say what stands.'
  }
  return outcome === 'running' ? 'The server has not answered yet.' : null
}

/** The clock of a moment; of another day its date with hours and minutes, of another year its date. */
export function clock(iso: string, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const time = at.toLocaleTimeString('en-GB')
  if (at.toDateString() === now.toDateString()) return time
  const day = `${at.getDate()} ${at.toLocaleString('en-US', { month: 'short' })}`
  return at.getFullYear() === now.getFullYear() ? `${day} ${time.slice(0, 5)}` : `${day} ${at.getFullYear()}`
}

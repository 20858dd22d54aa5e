import type { HistoryEntry } from '#contract/revision'
import { AppError } from '#engine/errors'
import { leadingNumber, numberKey } from './number'

/** The place of the revision a person means: its id, its number however padded, or the beginning of just one id. */
export function resolveRevision(entries: readonly HistoryEntry[], text: string): number {
  const wanted = text.trim()
  const ids = entries.map(({ revision }) => revision.id)
  const exact = ids.indexOf(wanted)
  if (exact !== -1) return exact
  const key = numberKey(wanted)
  const byNumber = ids.filter((id) => key !== null && numberKey(leadingNumber(id) ?? '') === key)
  const candidates =
    byNumber.length > 0 ? byNumber : ids.filter((id) => wanted !== '' && id.startsWith(wanted))
  const [only, ...others] = candidates
  if (only !== undefined && others.length === 0) return ids.indexOf(only)
  throw only === undefined ? unknown(wanted, ids) : ambiguous(wanted, candidates)
}

function unknown(wanted: string, ids: readonly string[]): AppError {
  const [first] = ids
  const last = ids.at(-1)
  const has =
    first === undefined
      ? 'It has none.'
      : first === last
        ? `It has only ${first}.`
        : `It has ${first} to ${last}.`
  return new AppError('no-such-revision', `The project has no revision "${wanted}". ${has}`, {
    advice: 'Name one of its revisions.',
  })
}

function ambiguous(wanted: string, candidates: readonly string[]): AppError {
  const shown = candidates.slice(0, 5).join(', ')
  const more = candidates.length > 5 ? ` and ${candidates.length - 5} more` : ''
  return new AppError('no-such-revision', `"${wanted}" can mean several revisions: ${shown}${more}.`, {
    advice: 'Name one of them in full.',
  })
}

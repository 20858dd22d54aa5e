import { refKey } from '#contract/ref-key'
import type { Dialect, Session } from '../dialects/dialect'
import type { FoundUnfit, Unfit } from '../dialects/unfit'
import { AppError } from '../errors'

/** Asks a database what does not fit; where it can't be asked, that is told. */
export async function lookForUnfit(session: Session, dialect: Dialect): Promise<FoundUnfit> {
  try {
    return await dialect.findUnfit(session)
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || session.closed) throw error
    return unaskedBy(error)
  }
}

/** What is told where a database could not be asked at all. */
export function unaskedBy({ message }: Error): FoundUnfit {
  return { unfit: [], unasked: `The server could not be asked whether bodies of functions fit: ${message}` }
}

/** What does not fit afterwards and did before, or was not there. Pure. */
export function newlyUnfit(before: FoundUnfit, after: FoundUnfit): Unfit[] {
  const known = unfitKeys(before)
  return after.unfit.filter(({ ref }) => !known.has(refKey(ref)))
}

/** What does not fit, in the server's words. */
export function unfitWords({ ref, words }: Unfit, what: string): string {
  return `${ref.kind} ${ref.schema}.${ref.name} does not fit ${what}: ${words.replace(/\.$/, '')}.`
}

/** The keys of all that does not fit. */
export function unfitKeys({ unfit }: FoundUnfit): ReadonlySet<string> {
  return new Set(unfit.map(({ ref }) => refKey(ref)))
}

const most = 3

/** What a run left that does not fit, in sentences, as its truth tells them; empty where nothing. Pure. */
export function unfitTruth(before: FoundUnfit, after: FoundUnfit): string {
  const found = newlyUnfit(before, after)
  const told = found.slice(0, most).map((one) => unfitWords(one, 'the schema as it is now'))
  const more = found.length > most ? `${found.length - most} more do not fit either.` : ''
  const unasked = (after.unasked ?? '').replace(/[^.]$/, '$&.')
  return [...told, more, unasked].filter((sentence) => sentence !== '').join(' ')
}

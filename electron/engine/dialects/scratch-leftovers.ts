import { isMark, madeAt } from './scratch-mark'

/** A scratch database that a Varve which ended early has left behind. It is named to the user, never dropped unasked. */
export interface ScratchLeftover {
  readonly name: string
  readonly madeAt: string
  /** What the user may run to be rid of it. */
  readonly dropSql: string
}

/** A database as a dialect finds it: its name, the mark in it, and how many links are to it. */
export interface FoundDatabase {
  readonly name: string
  readonly mark: string | null
  readonly links: number
}

/** Longer than any look takes: what is younger may be at work in another Varve. */
const dayMs = 24 * 60 * 60 * 1000

/** Those that bear a mark, are older than a day and have nobody in them. */
export function leftoversAmong(
  found: readonly FoundDatabase[],
  now: Date,
  quote: (name: string) => string,
): ScratchLeftover[] {
  return found.flatMap(({ name, mark, links }) => {
    const made = madeAt(name)
    if (made === null || !isMark(mark) || links > 0 || now.getTime() - made.getTime() < dayMs) return []
    return [{ name, madeAt: made.toISOString(), dropSql: `drop database ${quote(name)}` }]
  })
}

/** A leftover in a sentence, with what removes it. */
export function leftoverWords({ name, madeAt, dropSql }: ScratchLeftover): string {
  return `A Varve that ended early has left the scratch database ${name} of ${madeAt.slice(0, 10)} on this server. Nobody uses it; this removes it: ${dropSql}`
}

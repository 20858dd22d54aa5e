import type { Change } from '#contract/change'

/** What of an object is compared, by the name a person reads; a value is its spelling, null for none. */
export type Reading<T> = Readonly<Record<string, (value: T) => string | null>>

/** What a side may say nothing of: a throwaway's own definers and collation are chance. */
const mayBeUntold = new Set(['definer', 'default collation'])

/** The properties that differ, each with both spellings. */
export function compare<T>(reading: Reading<T>, from: T, to: T): Change['properties'] {
  return Object.entries(reading).flatMap(([property, read]) => {
    const [before, after] = [read(from), read(to)]
    if (before === after || (mayBeUntold.has(property) && (before === null || after === null))) return []
    return [{ property, from: before, to: after }]
  })
}

/** A yes/no property in words. */
export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}

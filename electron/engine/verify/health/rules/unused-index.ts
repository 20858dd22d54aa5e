import type { Index } from '#contract/catalog'
import { duplicates } from '../duplicates'
import { indexHolders, indexUse, type IndexHolder } from '../index-holders'
import { isUsable, keysThatNeed, keyText } from '../index-shape'
import { prefixes } from '../prefixes'
import { nameOf, partRef, type Rule } from '../rule'
import { tooEarly } from '../too-early'

/** Indexes that no query has read since the server counts, where it has counted for long enough. */
export const unusedIndex: Rule = ({ catalog, statistics, mends }) => {
  if (tooEarly({ catalog, statistics }) !== null) return []
  const uses = indexUse(statistics)
  const since =
    statistics.countedSince === null
      ? 'since the server began to count'
      : `since ${statistics.countedSince.slice(0, 10)}, when the server began to count`
  return indexHolders(catalog).flatMap((holder) => {
    const scansOf = (index: Index): number | null => uses(holder, index.name)?.scans ?? null
    const elsewhere = toldElsewhere(holder, scansOf)
    return holder.indexes
      .filter(
        (index) => scansOf(index) === 0 && isUsable(index) && !works(index, holder) && !elsewhere.has(index),
      )
      .map((index) => ({
        rule: 'unused-index',
        severity: 'info',
        ref: partRef('index', holder, index.name),
        page: holder.page,
        what: `Index ${index.name} on ${nameOf(catalog, holder)} (${keyText(index)}) was not read ${since}.`,
        why: 'Every write keeps it up to date, and it takes room in memory and on disk.',
        mend: mends.dropIndex(holder, index.name),
        caution: 'Only this server counts here: a replica may use it, and so may a job that runs rarely.',
        bytes: index.bytes ?? null,
      }))
  })
}

/** A unique index works without being read, and so does one that finds the rows of a foreign key. */
function works(index: Index, holder: IndexHolder): boolean {
  return index.unique || index.backs !== null || keysThatNeed(index, holder.table).length > 0
}

/**
 * Indexes that another one makes needless are told as that; and the one that stays for them takes over their readers, so
 * it is needed though nobody has read it yet.
 */
function toldElsewhere(holder: IndexHolder, scansOf: (index: Index) => number | null): ReadonlySet<Index> {
  const shortFirst = prefixes(holder.indexes).toSorted((a, b) => a.index.parts.length - b.index.parts.length)
  const needless = [
    ...duplicates(holder.indexes).map(({ index, kept }) => ({ index, by: kept })),
    ...shortFirst,
  ]
  const read = new Set(holder.indexes.filter((index) => scansOf(index) !== 0))
  const told = new Set<Index>()
  for (const { index, by } of needless) {
    told.add(index)
    if (!read.has(index)) continue
    read.add(by)
    told.add(by)
  }
  return told
}

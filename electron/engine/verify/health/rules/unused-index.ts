import { indexHolders, indexUse } from '../index-holders'
import { isUsable, keysThatNeed, keyText } from '../index-shape'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes that no query has read since the server counts. */
export const unusedIndex: Rule = ({ catalog, statistics, mends }) => {
  const uses = indexUse(statistics)
  const since =
    statistics.countedSince === null
      ? 'since the server began to count'
      : `since ${statistics.countedSince.slice(0, 10)}, when the server began to count`
  return indexHolders(catalog).flatMap((holder) =>
    holder.indexes.flatMap((index) => {
      const { scans, bytes } = uses(holder, index.name) ?? { scans: null, bytes: null }
      // A unique index works without being read, and so does one that finds the rows of a foreign key.
      const works = index.unique || index.backs !== null || keysThatNeed(index, holder.table).length > 0
      if (scans !== 0 || works || !isUsable(index)) return []
      return [
        {
          rule: 'unused-index',
          severity: 'info',
          ref: partRef('index', holder, index.name),
          page: holder.page,
          what: `Index ${index.name} on ${nameOf(catalog, holder)} (${keyText(index)}) was not read ${since}.`,
          why: 'Every write keeps it up to date, and it takes room in memory and on disk.',
          mend: mends.dropIndex(holder, index.name),
          caution: 'Only this server counts here: a replica may use it, and so may a job that runs rarely.',
          bytes,
        },
      ]
    }),
  )
}

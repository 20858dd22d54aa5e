import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Rows that belong into none of the new partitions stop the statement. */
export const partitionRows: AlterRule = (judged) => {
  const { from, to } = judged
  const bounded = /^(range|list)\b/i.test(to.partitionBy ?? '')
  return deedsOf(judged, 'partition')
    .filter(({ how }) => bounded && (how === 'all' || how === 'reorganize'))
    .map(() => ({
      code: 'may-fail-on-data',
      severity: 'warning',
      ref: refIn(from),
      reason: `A row of ${from.name} that belongs into none of the new partitions stops the statement; none is lost.`,
      advice:
        'Where rows are to go with their partition, delete them first, or run ALTER TABLE … DROP PARTITION by hand.',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/partitioning-management-range-list.html',
      ...stake(from),
    }))
}

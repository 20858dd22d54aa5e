import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Values that were written by hand are not kept where a column becomes generated. */
export const overwrittenColumn: AlterRule = (judged) =>
  [...deedsOf(judged, 'modify-column'), ...deedsOf(judged, 'replace-column')].flatMap(
    ({ from: old, to }): Hazard[] => {
      if (old.generated !== null || to.generated === null) return []
      const { from } = judged
      return [
        {
          code: 'data-loss',
          severity: 'danger',
          ref: refIn(from, 'column', to.name),
          reason: `The values of ${from.name}.${to.name} are lost: from then on it holds what its expression gives.`,
          advice: 'Look for rows whose value is another one than the expression gives, and keep those first.',
          source: 'https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html',
          ...stake(from),
        },
      ]
    },
  )

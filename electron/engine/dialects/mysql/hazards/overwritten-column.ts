import type { Column } from '#contract/catalog'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

const form = ({ generated }: Column): string =>
  generated === null ? 'plain' : generated.stored ? 'stored' : 'virtual'

/** Values that were written by hand are not kept where a column becomes generated, nor computed ones where no MODIFY keeps them. */
export const overwrittenColumn: AlterRule = (judged) =>
  [...deedsOf(judged, 'modify-column'), ...deedsOf(judged, 'replace-column')].flatMap(
    ({ kind, from: old, to }) => {
      const becomesGenerated = form(old) === 'plain' && form(to) !== 'plain'
      const isEmptied = kind === 'replace-column' && form(to) === 'plain'
      if (!becomesGenerated && !isEmptied) return []
      const { from } = judged
      return [
        {
          code: 'data-loss' as const,
          severity: 'danger' as const,
          ref: refIn(from, 'column', to.name),
          reason: becomesGenerated
            ? `The values of ${from.name}.${to.name} are lost: from then on it holds what its expression gives.`
            : `${from.name}.${to.name} is dropped and added anew, for a virtual column can't become a plain one; it holds its default then.`,
          advice: becomesGenerated
            ? 'Look for rows whose value is another one than the expression gives, and keep those first.'
            : `Add a plain column of another name, fill it with UPDATE from ${to.name}, then drop and rename.`,
          source: 'https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html',
          ...stake(from),
        },
      ]
    },
  )

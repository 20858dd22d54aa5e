import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Rows without a value stop a column from becoming NOT NULL. */
export const notNull: AlterRule = (judged) =>
  deedsOf(judged, 'modify-column').flatMap(({ from: old, to }): Hazard[] => {
    if (!old.nullable || to.nullable) return []
    const { from } = judged
    return [
      {
        code: 'may-fail-on-data',
        severity: 'warning',
        ref: refIn(from, 'column', to.name),
        reason: `A row whose ${from.name}.${to.name} is NULL stops the statement; without strict sql_mode it gets 0 or an empty text.`,
        advice: `Fill it first: UPDATE ${from.name} SET ${to.name} = … WHERE ${to.name} IS NULL.`,
        source:
          'https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-column-operations',
        ...stake(from),
      },
    ]
  })

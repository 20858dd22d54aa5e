import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** A column that becomes invisible is no longer in SELECT * and takes no value where INSERT names no columns. */
export const hiddenColumn: AlterRule = (judged) =>
  deedsOf(judged, 'modify-column').flatMap(({ from: old, to }): Hazard[] => {
    if (old.invisible === true || to.invisible !== true) return []
    const { from } = judged
    return [
      {
        code: 'breaks-readers',
        severity: 'warning',
        ref: refIn(from, 'column', to.name),
        reason: `SELECT * no longer has ${from.name}.${to.name}, and INSERT without a list of columns no longer takes it.`,
        advice: 'Let programs name their columns first.',
        source: 'https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html',
        ...stake(from),
      },
    ]
  })

import type { Hazard } from '#contract/schema-plan'
import { fitOf } from './fit'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

const source = 'https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sql-mode-strict'

/** A type that has no room for every value of the old one. */
export const columnType: AlterRule = (judged) =>
  deedsOf(judged, 'modify-column').flatMap(({ from: old, to }): Hazard[] => {
    const fit = fitOf(old, to)
    if (fit === 'fits') return []
    const { from } = judged
    const change = `${from.name}.${to.name} from ${old.type} to ${to.type}`
    const common = { ref: refIn(from, 'column', to.name), source, ...stake(from) }
    if (fit === 'is-cut')
      return [
        {
          ...common,
          code: 'data-loss',
          severity: 'danger',
          reason: `Values of ${change} are rounded or cut, and the server says no word about it.`,
          advice: `Look first for rows where CAST(${to.name} AS …) is another value than ${to.name}, or keep the old column beside the new one.`,
        },
      ]
    return [
      {
        ...common,
        code: 'may-fail-on-data',
        severity: 'warning',
        reason: `A value of ${change} that does not fit stops the statement; without strict sql_mode it is cut.`,
        advice: `Look first for rows that do not fit, and keep STRICT_TRANS_TABLES in sql_mode.`,
      },
    ]
  })

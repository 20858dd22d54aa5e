import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Rows that a check forbids stop it from being added or enforced. */
export const checkRows: AlterRule = (judged) => {
  const { from } = judged
  const checked = [
    ...deedsOf(judged, 'add-check').filter(({ check }) => check.enforced),
    ...deedsOf(judged, 'enforce-check').filter(({ check }) => check.enforced),
  ]
  return checked.map(({ check }) => ({
    code: 'may-fail-on-data',
    severity: 'warning',
    ref: refIn(from, 'check', check.name),
    reason: `A row of ${from.name} for which ${check.expression} is false stops the statement.`,
    advice: `Look first: SELECT * FROM ${from.name} WHERE NOT (${check.expression}).`,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html',
    ...stake(from),
  }))
}

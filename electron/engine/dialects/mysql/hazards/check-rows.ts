import type { CheckConstraint } from '#contract/catalog'
import { deedsOf, refIn, stake, type AlterRule, type Judged } from './hazard'
import { quote } from '../quote'

/** Rows that a check forbids stop it from being added or enforced. */
export const checkRows: AlterRule = (judged) => {
  const { from } = judged
  const checked = [...deedsOf(judged, 'add-check'), ...deedsOf(judged, 'enforce-check')]
    .map(({ check }) => check)
    .filter(({ enforced }) => enforced)
  return [...checked, ...ofColumns(judged)].map((check) => ({
    code: 'may-fail-on-data',
    severity: 'warning',
    ref: refIn(from, 'check', check.name),
    reason: `A row of ${from.name} for which ${check.expression} is false stops the statement.`,
    advice: `Look first: SELECT * FROM ${quote(from.name)} WHERE NOT (${check.expression}).`,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html',
    ...stake(from),
  }))
}

/** MariaDB's checks that come with a MODIFY of their column. */
function ofColumns(judged: Judged): CheckConstraint[] {
  const modified = new Set(deedsOf(judged, 'modify-column').map(({ to }) => to.name))
  return judged.to.checks.filter(
    ({ column, expression }) =>
      column != null &&
      modified.has(column) &&
      !judged.from.checks.some((old) => old.column === column && old.expression === expression),
  )
}

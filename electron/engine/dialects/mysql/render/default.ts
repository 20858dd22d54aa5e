import type { ScriptDefault } from '#contract/script-column'
import type { ScriptPlace } from '#contract/script-value'
import { serverDefault } from '../../sqlalchemy/server-default'
import type { Spelling } from '../../sqlalchemy/spelling'

/**
 * What stands behind DEFAULT in a new column. MySQL takes an expression only between parentheses, since 8.0.13:
 * https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html. SQLAlchemy 2 writes them by these same rules.
 */
export function newColumnDefault(
  spelling: Spelling,
  given: ScriptDefault | null,
  place: ScriptPlace,
): string | null {
  const value = serverDefault(spelling, given, place)
  return value !== null && needsParentheses(value) ? `(${value})` : value
}

function needsParentheses(value: string): boolean {
  if (/^\s*['"(]/.test(value) || /ON +UPDATE/i.test(value)) return false
  if (/^(now\(\d*\)|current_timestamp\(\d*\))/i.test(value) || /^-?\d+(\.\d+)?$/.test(value)) return false
  return /\W/.test(value)
}

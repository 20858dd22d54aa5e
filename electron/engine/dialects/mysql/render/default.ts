import type { ScriptDefault } from '#contract/script-column'
import type { ScriptPlace } from '#contract/script-value'
import { serverDefault } from '../../sqlalchemy/server-default'
import type { Spelling } from '../../sqlalchemy/spelling'

/**
 * What stands behind DEFAULT in a new column. MySQL takes an expression only between parentheses (since 8.0.13), but
 * not the literals and clocks that it took before: https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html.
 * The newest SQLAlchemy writes them, older ones leave the server to refuse what lacks them.
 */
export function newColumnDefault(
  spelling: Spelling,
  given: ScriptDefault | null,
  place: ScriptPlace,
): string | null {
  const value = serverDefault(spelling, given, place)
  return value !== null && needsParentheses(value) ? `(${value})` : value
}

const clock = /^\s*(now|current_timestamp|localtime|localtimestamp)\s*\(\s*\d*\s*\)\s*$/i
const literal = /^\s*([-+]?\d*\.?\d+(e[-+]?\d+)?\s*$|([bxn]|_\w+\s*|(date|time|timestamp)\s*)?['"])/i

function needsParentheses(value: string): boolean {
  if (/^\s*\(/.test(value) || /\bon\s+update\b/i.test(value)) return false
  return !clock.test(value) && !literal.test(value) && /\W/.test(value.trim())
}

import type { ScriptExpression } from '#contract/script-value'
import type { ScriptSql } from '#contract/script-change'
import type { PyNode } from '../../../../python/parse'
import { unreadable } from '../unreadable'
import type { TextValues, Value } from '../value'

// As sqlalchemy/sql/compiler.py has them: a colon that is no cast, no part of a word, and not escaped.
const parameter = /(?<![:\p{L}\p{N}_$\\]):([\p{L}\p{N}_$]+)(?![:\p{L}\p{N}_$])/gu
const escaped = /\\(:[\p{L}\p{N}_$]*)(?![:\p{L}\p{N}_$])/gu

/** The SQL that a text stands for: `:name` is its value, `\:` a colon. A `:name` without a value is an error, as in SQLAlchemy. */
export function sqlOf(node: PyNode, text: string, values: TextValues = []): ScriptSql {
  const pieces: ScriptSql[number][] = []
  let at = 0
  const add = (to: number) => pieces.push(text.slice(at, to).replace(escaped, '$1'))
  for (const match of text.matchAll(parameter)) {
    const given = values.find(([name]) => name === match[1])
    if (!given)
      return unreadable(
        node,
        `The SQL text asks for a value for “:${match[1]}”; a plain colon there is written “\\:”.`,
      )
    add(match.index)
    pieces.push({ value: given[1] })
    at = match.index + match[0].length
  }
  add(text.length)
  return pieces.filter((piece) => piece !== '')
}

/** The expression of a text without values, or of a string that SQLAlchemy makes a text. */
export function textExpression(node: PyNode, text: string): ScriptExpression {
  return { kind: 'text', sql: plainSql(node, text) }
}

/** The SQL of a text that holds no values. */
export function plainSql(node: PyNode, text: string): string {
  return sqlOf(node, text)
    .map((piece) =>
      typeof piece === 'string' ? piece : unreadable(node, 'The SQL text holds a value here.'),
    )
    .join('')
}

/** The SQL of a string or `sa.text(…)`; null for anything else. */
export function sqlOfValue(node: PyNode, value: Value): ScriptSql | null {
  if (value.kind === 'str') return sqlOf(node, value.value)
  return value.kind === 'text' ? sqlOf(node, value.sql, value.values) : null
}

import type { ScriptExpression } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { nameOf } from '../schema/name'
import { typeOf } from '../types/construct'
import { unreadable } from '../unreadable'
import { type Argument, describe, type Value } from '../value'
import { textExpression } from './text'
import { scriptValue } from './value-of'

/** The expression that a value is; null where it is none. A plain string is none: what it means depends on where it stands. */
export function expressionOf({ node, value }: Argument): ScriptExpression | null {
  if (value.kind === 'expression') return value.expression
  if (value.kind !== 'text') return null
  if (value.values.length > 0) return unreadable(node, 'An SQL text with values is not understood here.')
  return textExpression(node, value.sql)
}

/** An expression, or a string that SQLAlchemy takes for an SQL text (a check's condition, an index's `where`). */
export function textOrExpression(args: Arguments, name: string, argument: Argument): ScriptExpression {
  if (argument.value.kind === 'str') return textExpression(argument.node, argument.value.value)
  return expressionOf(argument) ?? args.wrong(name, argument, 'an SQL text')
}

function expression(expression: ScriptExpression): Value {
  return { kind: 'expression', expression, type: null }
}

/** `sa.func.a.b(…)`: plain values among the arguments become literals. */
export function functionCall(args: Arguments, known: string): Value {
  const items = args.rest().map((argument): ScriptExpression => {
    const found = expressionOf(argument)
    if (found) return found
    const value = scriptValue(argument.value)
    // SQLAlchemy makes None, True and False the words of SQL where an expression is expected.
    if (value?.kind === 'null') return { kind: 'null' }
    if (!value || value.kind === 'list' || value.kind === 'dict')
      return unreadable(
        argument.node,
        `${describe(argument.value)} among the arguments of an SQL function is not understood here.`,
      )
    return { kind: 'value', value }
  })
  args.end()
  return expression({ kind: 'call', path: known.replace('sa.func.', '').split('.'), args: items })
}

/** `sa.literal_column('…')`. */
export function literalColumn(args: Arguments): Value {
  args.named('text', 'type_')
  const sql = args.text('text')
  const type = args.some('type_')
  if (type) typeOf(args.reading, type)
  args.end()
  return expression({ kind: 'literal-column', sql })
}

/** `sa.column('x', type)`. */
export function column(args: Arguments): Value {
  args.named('text', 'type_')
  const argument = args.need('text')
  const name = nameOf(argument.value) ?? args.wrong('text', argument, 'a string')
  const type = args.some('type_')
  args.end()
  return {
    kind: 'expression',
    expression: { kind: 'column', name },
    type: type && typeOf(args.reading, type),
  }
}

/** `sa.true()`, `sa.false()`, `sa.null()`. */
export function word(kind: 'true' | 'false' | 'null'): (args: Arguments) => Value {
  return (args) => {
    args.end()
    return expression({ kind })
  }
}

/** `sa.literal(v)` and `op.inline_literal(v)`. */
export function literalValue(args: Arguments): Value {
  args.named('value', 'type_')
  const argument = args.need('value')
  const type = args.some('type_')
  if (type) unreadable(type.node, 'A literal with a type of its own is not understood here.')
  args.end()
  const value = scriptValue(argument.value)
  if (!value || !/^(string|integer|boolean|float|null)$/.test(value.kind))
    return args.wrong('value', argument, 'a plain value')
  return expression({ kind: 'value', value })
}

/** `sa.cast(x, T)`. */
export function cast(args: Arguments): Value {
  args.named('expression', 'type_')
  const argument = args.need('expression')
  const type = typeOf(args.reading, args.need('type_'))
  args.end()
  const of = expressionOf(argument)
  const value = of ? null : scriptValue(argument.value)
  if (of) return expression({ kind: 'cast', of, type })
  if (value?.kind !== 'string' && value?.kind !== 'integer')
    return args.wrong('expression', argument, 'an expression')
  return expression({ kind: 'cast', of: { kind: 'value', value }, type })
}

const orders = {
  asc: 'ASC',
  desc: 'DESC',
  nulls_first: 'NULLS FIRST',
  nullsfirst: 'NULLS FIRST',
  nulls_last: 'NULLS LAST',
  nullslast: 'NULLS LAST',
} as const

/** `x.is_(None)` and `x.is_not(None)`. */
export function nullTest(of: ScriptExpression, name: string, args: Arguments): Value | null {
  if (name !== 'is_' && name !== 'is_not' && name !== 'isnot') return null
  args.named('other')
  const other = args.need('other')
  args.end()
  const isNull =
    other.value.kind === 'none' ||
    (other.value.kind === 'expression' && other.value.expression.kind === 'null')
  if (!isNull) return args.wrong('other', other, 'None')
  return expression({ kind: 'null-test', of, words: name === 'is_' ? 'IS NULL' : 'IS NOT NULL' })
}

/** `x.desc()` and the like: what follows an index's column. */
export function ordered(of: ScriptExpression, name: string): Value | null {
  const words = Object.entries(orders).find(([key]) => key === name)?.[1]
  return words ? expression({ kind: 'ordered', of, words }) : null
}

/** `sa.desc(x)` and the like. */
export function orderedCall(args: Arguments, known: string): Value {
  args.named('column')
  const argument = args.need('column')
  args.end()
  const of = expressionOf(argument) ?? args.wrong('column', argument, 'an SQL expression')
  return ordered(of, known.replace('sa.', '')) ?? unreadable(args.node, `${known}() is not understood here.`)
}

/** `sa.text('…')`. */
export function text(args: Arguments): Value {
  args.named('text')
  const sql = args.text('text')
  args.end()
  return { kind: 'text', sql, values: [] }
}

/** `text.bindparams(name=value)`. */
export function bindParameters(value: Value & { kind: 'text' }, args: Arguments): Value {
  const values = new Map(value.values)
  for (const name of args.left()) {
    const argument = args.need(name)
    const given = scriptValue(argument.value)
    if (!given || given.kind === 'list' || given.kind === 'dict' || given.kind === 'bytes')
      return args.wrong(name, argument, 'a plain value')
    values.set(name, given)
  }
  args.end()
  return { ...value, values: [...values] }
}

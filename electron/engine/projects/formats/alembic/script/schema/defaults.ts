import type { ScriptDefault } from '#contract/script-column'
import type { Arguments } from '../arguments'
import { expressionOf } from '../sql/expressions'
import { plainSql } from '../sql/text'
import { unreadable } from '../unreadable'
import { type Argument, describe, type Value } from '../value'

/** What a server default is made from: a string, an SQL expression, or a `Computed`, `Identity` or `FetchedValue`. */
export function defaultOf(argument: Argument): ScriptDefault {
  const { node, value } = argument
  if (value.kind === 'str') return { kind: 'string', text: value.value }
  if (value.kind === 'default') return value.value
  const expression = expressionOf(argument)
  if (expression) return { kind: 'expression', expression }
  return unreadable(
    node,
    `SQLAlchemy takes a string, a text or an SQL expression as server_default, not ${describe(value)}.`,
  )
}

/** `sa.Computed('…', persisted=…)`. */
export function computed(args: Arguments): Value {
  args.named('sqltext', 'persisted')
  const argument = args.need('sqltext')
  const persisted = args.flag('persisted')
  args.end()
  const text =
    argument.value.kind === 'str'
      ? argument.value.value
      : argument.value.kind === 'text'
        ? argument.value.sql
        : null
  if (text === null) return args.wrong('sqltext', argument, 'an SQL text')
  return { kind: 'default', value: { kind: 'computed', sql: plainSql(argument.node, text), persisted } }
}

/** `sa.Identity(…)`. */
export function identity(args: Arguments): Value {
  const numbers = ['start', 'increment', 'minvalue', 'maxvalue'] as const
  args.named('always', 'on_null', ...numbers, 'nominvalue', 'nomaxvalue', 'cycle', 'cache', 'order')
  const number = (name: string): string | null => {
    const argument = args.some(name)
    if (argument === null) return null
    return argument.value.kind === 'int'
      ? String(argument.value.value)
      : args.wrong(name, argument, 'an integer')
  }
  const value: ScriptDefault = {
    kind: 'identity',
    always: args.flag('always'),
    onNull: args.flag('on_null'),
    start: number('start'),
    increment: number('increment'),
    minValue: number('minvalue'),
    maxValue: number('maxvalue'),
    noMinValue: args.flag('nominvalue'),
    noMaxValue: args.flag('nomaxvalue'),
    cycle: args.flag('cycle'),
    cache: number('cache'),
    order: args.flag('order'),
  }
  args.end()
  return { kind: 'default', value }
}

/** `sa.FetchedValue()`. */
export function fetched(args: Arguments): Value {
  args.named('for_update')
  args.flag('for_update')
  args.end()
  return { kind: 'default', value: { kind: 'fetched' } }
}

/** `sa.DefaultClause(…)`: the same as what it holds. */
export function defaultClause(args: Arguments): Value {
  args.named('arg')
  const value = defaultOf(args.need('arg'))
  args.end()
  return { kind: 'default', value }
}

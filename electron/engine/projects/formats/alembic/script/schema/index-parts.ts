import type { ScriptIndex } from '#contract/script-constraint'
import type { ScriptExpression, ScriptName } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { placeIn } from '../reading'
import { expressionOf, textOrExpression } from '../sql/expressions'
import { unreadable } from '../unreadable'
import { type Argument, describe, stringOf, type Value } from '../value'
import { nameOf, takeName } from './name'
import { entriesOf, flagOf, stringsOf, textOf } from './option-values'
import { takeOptions } from './options'

/** What an index is made of: a string names a column, all else is an SQL expression. */
export function partsOf(items: readonly Argument[], callee: string): ScriptExpression[] {
  return items.map((argument) => {
    const name = nameOf(argument.value)
    if (name) return { kind: 'column', name }
    const found = expressionOf(argument)
    return (
      found ??
      unreadable(
        argument.node,
        `${callee}() takes column names or SQL expressions, not ${describe(argument.value)}.`,
      )
    )
  })
}

/** An index of these parts, with what else is given. */
export function indexOf(
  args: Arguments,
  name: ScriptName | null,
  parts: readonly ScriptExpression[],
): ScriptIndex {
  const options = takeOptions(args, 'index')
  const isPostgresql = args.reading.dialect === 'postgresql'
  const where = options.get('where')
  const quote = args.flag('quote')
  args.take('info')
  return {
    name: name && (quote === null ? name : { ...name, quote }),
    parts,
    unique: args.flag('unique') ?? false,
    postgresql: {
      using: isPostgresql ? textOf(args, options.get('using')) : null,
      where: where && where.value.kind !== 'none' ? textOrExpression(args, 'where', where) : null,
      include: stringsOf(args, options.get('include')),
      ops: Object.fromEntries(entriesOf(args, options.get('ops'))),
      with: entriesOf(args, options.get('with')),
      tablespace: textOf(args, options.get('tablespace')),
      concurrently: flagOf(args, options.get('concurrently')) ?? false,
      nullsNotDistinct: flagOf(args, options.get('nulls_not_distinct')),
    },
    mysql: {
      using: isPostgresql ? null : textOf(args, options.get('using')),
      length: lengthOf(args, options.get('length')),
      prefix: textOf(args, options.get('prefix')),
      withParser: textOf(args, options.get('with_parser')),
    },
    place: placeIn(args.reading, args.node),
  }
}

/** `mysql_length`: one number for all columns, or one by column. */
function lengthOf(args: Arguments, option: Argument | undefined): number | Record<string, number> | null {
  if (!option || option.value.kind === 'none') return null
  const { value } = option
  if (value.kind === 'int') return Number(value.value)
  if (value.kind !== 'dict') return args.wrong('an option', option, 'a number, or numbers by column')
  return Object.fromEntries(
    value.entries.map(([key, length]) => {
      const name = stringOf(key)
      if (name === null || length.kind !== 'int') return args.wrong('an option', option, 'numbers by column')
      return [name, Number(length.value)]
    }),
  )
}

/** `sa.Index('ix', 'a', 'b', unique=True)`. */
export function index(args: Arguments): Value {
  args.leading('name')
  const name = takeName(args, 'name')
  const parts = partsOf(args.rest(), args.callee)
  const made = indexOf(args, name, parts)
  args.end()
  return { kind: 'index', index: made }
}

import type { ScriptCheck, ScriptPrimaryKey, ScriptUnique } from '#contract/script-constraint'
import type { ScriptExpression, ScriptName } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { placeIn } from '../reading'
import { textOrExpression } from '../sql/expressions'
import { unreadable } from '../unreadable'
import { type Argument, describe, stringOf, type Value } from '../value'
import { takeInitially } from './foreign-key'
import { takeName } from './name'
import { flagOf, stringsOf, textOf } from './option-values'
import { takeOptions } from './options'

/** What every constraint takes. */
function base(args: Arguments, name: ScriptName | null) {
  // `info` never reaches a database.
  args.take('info')
  const deferrable = args.flag('deferrable')
  return { name, deferrable, initially: takeInitially(args), place: placeIn(args.reading, args.node) }
}

/** The columns of a constraint: strings alone. */
function columnsOf(items: readonly Argument[], callee: string): string[] {
  return items.map(({ node, value }) => {
    const name = stringOf(value)
    return name ?? unreadable(node, `${callee}() takes column names, not ${describe(value)}.`)
  })
}

/** A primary key of these columns, with what else is given. */
export function primaryKeyOf(
  args: Arguments,
  name: ScriptName | null,
  columns: readonly string[],
): ScriptPrimaryKey {
  const options = takeOptions(args, 'primary-key')
  return {
    kind: 'primary-key',
    columns,
    mysqlUsing: args.reading.dialect === 'postgresql' ? null : textOf(args, options.get('using')),
    postgresqlInclude: stringsOf(args, options.get('include')),
    ...base(args, name),
  }
}

/** A unique constraint of these columns, with what else is given. */
export function uniqueOf(args: Arguments, name: ScriptName | null, columns: readonly string[]): ScriptUnique {
  const options = takeOptions(args, 'unique')
  return {
    kind: 'unique',
    columns,
    postgresqlInclude: stringsOf(args, options.get('include')),
    postgresqlNullsNotDistinct: flagOf(args, options.get('nulls_not_distinct')),
    ...base(args, name),
  }
}

/** A check of this condition, with what else is given. */
export function checkOf(args: Arguments, name: ScriptName | null, condition: ScriptExpression): ScriptCheck {
  const options = takeOptions(args, 'check')
  return {
    kind: 'check',
    condition,
    postgresqlNotValid: flagOf(args, options.get('not_valid')) ?? false,
    ...base(args, name),
  }
}

/** `sa.PrimaryKeyConstraint('a', 'b', name=…)`. */
export function primaryKeyConstraint(args: Arguments): Value {
  const columns = columnsOf(args.rest(), args.callee)
  const constraint = primaryKeyOf(args, takeName(args, 'name'), columns)
  args.end()
  return { kind: 'constraint', constraint }
}

/** `sa.UniqueConstraint('a', 'b', name=…)`. */
export function uniqueConstraint(args: Arguments): Value {
  const columns = columnsOf(args.rest(), args.callee)
  const constraint = uniqueOf(args, takeName(args, 'name'), columns)
  args.end()
  return { kind: 'constraint', constraint }
}

/** `sa.CheckConstraint('x > 0', name=…)`. */
export function checkConstraint(args: Arguments): Value {
  args.named('sqltext', 'name', 'deferrable', 'initially')
  const condition = textOrExpression(args, 'sqltext', args.need('sqltext'))
  const constraint = checkOf(args, takeName(args, 'name'), condition)
  args.end()
  return { kind: 'constraint', constraint }
}

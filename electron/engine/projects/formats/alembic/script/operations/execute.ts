import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { scriptValue } from '../sql/value-of'
import { sqlOf, sqlOfValue } from '../sql/text'
import { unreadable } from '../unreadable'
import { type Argument, stringOf, type TextValues, type Value } from '../value'

/** `op.execute('…')` and `op.execute(sa.text('…'))`; a context calls its text `sql`. */
export function execute(args: Arguments, text = 'sqltext'): Value {
  args.named(text, 'execution_options')
  const statement = args.need(text)
  const options = args.some('execution_options')
  if (options) unreadable(options.node, 'Execution options may change how the statement is run.')
  args.end()
  askForSql(args, statement, null)
  return { kind: 'none' }
}

/** Notes a statement, with what its `:names` stand for. */
export function askForSql(args: Arguments, statement: Argument, parameters: Argument | null): void {
  const { node, value } = statement
  if (parameters?.value.kind === 'list' && parameters.value.items.length > 0) {
    // Once for every dictionary.
    for (const item of parameters.value.items) askForSql(args, statement, { ...parameters, value: item })
    return
  }
  const values = parameters ? valuesOf(args, parameters) : []
  const sql =
    value.kind === 'text' ? sqlOf(node, value.sql, [...values, ...value.values]) : sqlOfValue(node, value)
  if (sql === null) {
    unreadable(
      node,
      `${args.callee}() is given something other than SQL as a text; only SQLAlchemy can write its SQL.`,
    )
  }
  ask(args.reading, null, { kind: 'execute', sql: sql ?? [], place: placeIn(args.reading, args.node) })
}

/** The dictionary of values that stands behind a statement. */
function valuesOf(args: Arguments, parameters: Argument): TextValues {
  const { value } = parameters
  if (value.kind === 'list') return []
  if (value.kind !== 'dict') return args.wrong('parameters', parameters, 'a dictionary')
  return value.entries.map(([key, inner]) => {
    const [name, given] = [stringOf(key), scriptValue(inner)]
    if (name === null || given === null || /^(list|dict|bytes)$/.test(given.kind))
      return args.wrong('parameters', parameters, 'a dictionary of plain values')
    return [name, given]
  })
}

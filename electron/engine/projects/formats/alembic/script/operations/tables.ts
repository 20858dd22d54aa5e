import type { CreateTable } from '#contract/script-change'
import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { needName, takeTable } from '../schema/name'
import { entriesOf, flagOf, stringsOf, textOf } from '../schema/option-values'
import { takeOptions } from '../schema/options'
import { columnOfTable, tableItems } from '../schema/table'
import { unreadable } from '../unreadable'
import { type Argument, stringOf, type Value } from '../value'

/** `op.create_table('name', sa.Column(…), …)`: gives back the table, for rows to be put into. */
export function createTable(args: Arguments): Value {
  args.leading('table_name')
  const table = takeTable(args)
  const quote = args.flag('quote')
  const items = tableItems(args.rest(), args.callee)
  const options = takeOptions(args, 'table')
  const isPostgresql = args.reading.dialect === 'postgresql'
  const own = (name: string): Argument | undefined => (isPostgresql ? options.get(name) : undefined)
  for (const { type, place } of items.columns)
    if (isPostgresql && type.name === 'Enum' && type.args['create_type'] === false)
      unreadable(
        args.node,
        `Line ${place.line}: SQLAlchemy 2.1 heeds create_type=False of sa.Enum, the versions before do not.`,
      )
  const change: CreateTable = {
    kind: 'create-table',
    table: quote === null ? table : { ...table, name: { ...table.name, quote } },
    ...items,
    comment: args.string('comment'),
    prefixes: args.strings('prefixes') ?? [],
    ifNotExists: args.flag('if_not_exists') ?? false,
    postgresql: {
      partitionBy: textOf(args, own('partition_by')),
      inherits: inheritsOf(args, own('inherits')),
      withOids: flagOf(args, own('with_oids')),
      with: entriesOf(args, own('with')),
      using: textOf(args, own('using')),
      onCommit: textOf(args, own('on_commit')),
      tablespace: textOf(args, own('tablespace')),
    },
    mysql: isPostgresql
      ? []
      : [...options].map(([name, option]) => [name, optionText(args, option)] as const),
    place: placeIn(args.reading, args.node),
  }
  for (const unused of ['info', 'keep_existing', 'extend_existing']) args.take(unused)
  args.end()
  ask(args.reading, null, change)
  return { kind: 'table', table: { table: change.table, columns: items.columns.map(columnOfTable) } }
}

function inheritsOf(args: Arguments, option: Argument | undefined): string[] {
  const single = option ? stringOf(option.value) : null
  return single === null ? stringsOf(args, option) : [single]
}

/** SQLAlchemy joins the options to its text as they are, which fails for anything but strings. */
function optionText(args: Arguments, option: Argument): string {
  return stringOf(option.value) ?? args.wrong('a table option', option, 'a string')
}

/** `op.drop_table('name')`. */
export function dropTable(args: Arguments): Value {
  args.named('table_name', 'schema')
  const table = takeTable(args)
  const ifExists = args.flag('if_exists') ?? false
  takeOptions(args, 'table')
  args.end()
  ask(args.reading, null, { kind: 'drop-table', table, ifExists, place: placeIn(args.reading, args.node) })
  return { kind: 'none' }
}

/** `op.rename_table('old', 'new')`. */
export function renameTable(args: Arguments): Value {
  args.named('old_table_name', 'new_table_name', 'schema')
  const table = takeTable(args, 'old_table_name')
  const newName = needName(args, 'new_table_name')
  args.end()
  const place = placeIn(args.reading, args.node)
  ask(args.reading, null, { kind: 'rename-table', table, newName: newName.text, place })
  return { kind: 'none' }
}

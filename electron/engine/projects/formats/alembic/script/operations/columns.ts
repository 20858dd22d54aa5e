import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { unreadable } from '../unreadable'
import type { Batch, Value } from '../value'
import { parameters, targetOf } from './target'

/** `op.add_column('table', sa.Column(…))`. */
export function addColumn(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'table_name', 'column', 'schema'))
  const table = targetOf(batch, args)
  const argument = args.need('column')
  const column =
    argument.value.kind === 'column' ? argument.value.column : args.wrong('column', argument, 'sa.Column(…)')
  for (const name of ['insert_before', 'insert_after']) {
    const given = batch ? args.some(name) : null
    if (given) unreadable(given.node, `Alembic takes ${name} only where it copies the table.`)
  }
  const change = {
    kind: 'add-column',
    table,
    column,
    ifNotExists: args.flag('if_not_exists') ?? false,
    inlineReferences: args.flag('inline_references') ?? false,
    inlinePrimaryKey: args.flag('inline_primary_key') ?? false,
    place: placeIn(args.reading, args.node),
  } as const
  args.end()
  ask(args.reading, batch, change)
  return { kind: 'none' }
}

/** `op.drop_column('table', 'column')`. */
export function dropColumn(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'table_name', 'column_name', 'schema'))
  const table = targetOf(batch, args)
  const column = args.text('column_name')
  const ifExists = args.flag('if_exists') ?? false
  leaveOutSqlServer(args)
  args.end()
  ask(args.reading, batch, {
    kind: 'drop-column',
    table,
    column,
    ifExists,
    place: placeIn(args.reading, args.node),
  })
  return { kind: 'none' }
}

/** What only SQL Server needs. */
export function leaveOutSqlServer(args: Arguments): void {
  for (const name of ['mssql_drop_check', 'mssql_drop_default', 'mssql_drop_foreign_key']) args.take(name)
}

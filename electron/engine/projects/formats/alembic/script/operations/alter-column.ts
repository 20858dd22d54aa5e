import type { AlterColumn, Given } from '#contract/script-change'
import type { ScriptDefault } from '#contract/script-column'
import type { ScriptType } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { defaultOf } from '../schema/defaults'
import { typeOf } from '../types/construct'
import { unreadable } from '../unreadable'
import type { Argument, Batch, Value } from '../value'
import { leaveOutSqlServer } from './columns'
import { parameters, targetOf } from './target'

const order = [
  'table_name',
  'column_name',
  'nullable',
  'comment',
  'server_default',
  'new_column_name',
  'type_',
  'existing_type',
  'existing_server_default',
  'existing_nullable',
  'existing_comment',
  'schema',
]

/** `op.alter_column('table', 'column', …)`. */
export function alterColumn(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, ...order))
  const change: AlterColumn = {
    kind: 'alter-column',
    table: targetOf(batch, args),
    column: args.text('column_name'),
    type: takeType(args, 'type_'),
    nullable: args.flag('nullable'),
    default: takeDefault(args, 'server_default'),
    newName: args.string('new_column_name'),
    comment: takeComment(args),
    autoincrement: args.flag('autoincrement'),
    existing: {
      type: takeType(args, 'existing_type'),
      nullable: args.flag('existing_nullable'),
      default: takeDefault(args, 'existing_server_default'),
      comment: args.string('existing_comment'),
      autoincrement: args.flag('existing_autoincrement'),
    },
    postgresqlUsing: args.string('postgresql_using'),
    place: placeIn(args.reading, args.node),
  }
  leaveOutSqlServer(args)
  for (const name of ['insert_before', 'insert_after']) if (batch) args.take(name)
  args.end()
  if (change.postgresqlUsing !== null && change.type === null && args.reading.dialect === 'postgresql')
    return unreadable(args.node, 'Alembic takes postgresql_using only together with type_.')
  ask(args.reading, batch, change)
  return { kind: 'none' }
}

function takeType(args: Arguments, name: string): ScriptType | null {
  const argument = args.some(name)
  return argument && typeOf(args.reading, argument)
}

/** False, as when it is not given, leaves the default as it is; None drops it. */
function takeDefault(args: Arguments, name: string): Given<ScriptDefault | null> {
  const argument = args.take(name)
  if (argument === null || isFalse(argument)) return null
  return { to: argument.value.kind === 'none' ? null : defaultOf(argument) }
}

function takeComment(args: Arguments): Given<string | null> {
  const argument = args.take('comment')
  if (argument === null || isFalse(argument)) return null
  if (argument.value.kind === 'none') return { to: null }
  return argument.value.kind === 'str'
    ? { to: argument.value.value }
    : args.wrong('comment', argument, 'a string')
}

function isFalse({ value }: Argument): boolean {
  return value.kind === 'bool' && !value.value
}

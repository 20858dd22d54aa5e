import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import type { Batch, Value } from '../value'
import { parameters, targetOf } from './target'

/** `op.create_table_comment('table', 'comment')`. */
export function createTableComment(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'table_name', 'comment', 'existing_comment', 'schema'))
  const table = targetOf(batch, args)
  const argument = args.need('comment')
  const { value } = argument
  const comment = value.kind === 'str' ? value.value : null
  if (value.kind !== 'str' && value.kind !== 'none') args.wrong('comment', argument, 'a string')
  args.string('existing_comment')
  args.end()
  ask(args.reading, batch, {
    kind: 'set-table-comment',
    table,
    comment,
    place: placeIn(args.reading, args.node),
  })
  return { kind: 'none' }
}

/** `op.drop_table_comment('table')`. */
export function dropTableComment(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'table_name', 'existing_comment', 'schema'))
  const table = targetOf(batch, args)
  args.string('existing_comment')
  args.end()
  ask(args.reading, batch, { kind: 'drop-table-comment', table, place: placeIn(args.reading, args.node) })
  return { kind: 'none' }
}

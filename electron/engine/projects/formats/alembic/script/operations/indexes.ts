import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { indexOf, partsOf } from '../schema/index-parts'
import { takeName } from '../schema/name'
import { flagOf } from '../schema/option-values'
import { takeOptions } from '../schema/options'
import { unreadable } from '../unreadable'
import type { Batch, Value } from '../value'
import { parameters, targetOf } from './target'

/** `op.create_index('name', 'table', ['a', sa.text('lower(b)')])`. */
export function createIndex(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'index_name', 'table_name', 'columns', 'schema', 'unique'))
  const name = takeName(args, 'index_name')
  const table = targetOf(batch, args)
  const parts = partsOf(args.list('columns') ?? [], args.callee)
  if (parts.length === 0) return unreadable(args.node, 'The index is made of no columns.')
  const ifNotExists = args.flag('if_not_exists') ?? false
  const index = indexOf(args, name, parts)
  args.end()
  ask(args.reading, batch, {
    kind: 'create-index',
    table,
    index,
    ifNotExists,
    place: placeIn(args.reading, args.node),
  })
  return { kind: 'none' }
}

/** `op.drop_index('name', table_name='table')`. */
export function dropIndex(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'index_name', 'table_name', 'schema'))
  const name = takeName(args, 'index_name')
  const table = batch ? batch.table.name : takeName(args, 'table_name')
  const schema = batch ? batch.table.schema : args.string('schema')
  const ifExists = args.flag('if_exists') ?? false
  const concurrently = flagOf(args, takeOptions(args, 'index').get('concurrently')) ?? false
  // Alembic hands these to the index it drops, which does not look at them.
  args.flag('unique')
  args.end()
  const place = placeIn(args.reading, args.node)
  ask(args.reading, batch, {
    kind: 'drop-index',
    table,
    schema,
    name,
    ifExists,
    postgresqlConcurrently: concurrently,
    place,
  })
  return { kind: 'none' }
}

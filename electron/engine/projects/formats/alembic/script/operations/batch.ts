import type { Arguments } from '../arguments'
import { takeTable } from '../schema/name'
import { stringOf, type Value } from '../value'

/** `op.batch_alter_table(…)`: on PostgreSQL and MySQL it gathers plain ALTERs, unless told to copy the table. */
export function batchAlterTable(args: Arguments): Value {
  args.named('table_name', 'schema', 'recreate')
  const table = takeTable(args)
  const recreate = args.take('recreate')
  const way = recreate ? stringOf(recreate.value) : 'auto'
  if (recreate && way !== 'auto' && way !== 'never') args.wrong('recreate', recreate, '"auto" or "never"')
  // Only a table that is copied looks at these.
  for (const name of [
    'naming_convention',
    'reflect_args',
    'reflect_kwargs',
    'table_args',
    'table_kwargs',
    'copy_from',
  ])
    args.take(name)
  args.end()
  return { kind: 'batch', batch: { table, waiting: [] } }
}

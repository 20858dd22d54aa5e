import type { Arguments } from '../arguments'
import { unreadable } from '../unreadable'
import type { Batch, Value } from '../value'
import { literalValue } from '../sql/expressions'
import { batchAlterTable } from './batch'
import { bulkInsert } from './bulk-insert'
import { addColumn, dropColumn } from './columns'
import { alterColumn } from './alter-column'
import { createTableComment, dropTableComment } from './comments'
import * as constraints from './constraints'
import { execute } from './execute'
import { createIndex, dropIndex } from './indexes'
import { createTable, dropTable, renameTable } from './tables'

type Operation = (batch: Batch | null, args: Arguments) => Value

/** Operations that a batch has, too. */
const operations: Readonly<Record<string, Operation>> = {
  add_column: addColumn,
  drop_column: dropColumn,
  alter_column: alterColumn,
  create_index: createIndex,
  drop_index: dropIndex,
  create_primary_key: constraints.createPrimaryKey,
  create_unique_constraint: constraints.createUnique,
  create_foreign_key: constraints.createForeignKey,
  create_check_constraint: constraints.createCheck,
  create_exclude_constraint: constraints.createExclusion,
  drop_constraint: constraints.dropConstraint,
  create_table_comment: createTableComment,
  drop_table_comment: dropTableComment,
  execute: (_batch, args) => execute(args),
  f: (_batch, args) => finalName(args),
  inline_literal: (_batch, args) => literalValue(args),
  get_bind: (_batch, args) => answer(args, { kind: 'connection' }),
  get_context: (_batch, args) => answer(args, { kind: 'context' }),
}

const withoutBatch: Readonly<Record<string, (args: Arguments) => Value>> = {
  create_table: createTable,
  drop_table: dropTable,
  rename_table: renameTable,
  bulk_insert: bulkInsert,
  batch_alter_table: batchAlterTable,
}

/** `op.name(…)`, or `batch_op.name(…)`. */
export function callOperation(batch: Batch | null, name: string, args: Arguments): Value {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (operation) return operation(batch, args)
  const single = Object.hasOwn(withoutBatch, name) ? withoutBatch[name] : undefined
  if (single && !batch) return single(args)
  return unreadable(
    args.node,
    `op.${name}() is not one of Alembic’s own operations that are understood here.`,
  )
}

function answer(args: Arguments, value: Value): Value {
  args.end()
  return value
}

function finalName(args: Arguments): Value {
  args.named('name')
  const text = args.text('name')
  args.end()
  return { kind: 'name', text, final: true, quote: null }
}

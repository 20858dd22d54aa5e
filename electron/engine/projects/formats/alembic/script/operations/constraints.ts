import type { ScriptConstraint } from '#contract/script-constraint'
import type { ScriptTable } from '#contract/script-change'
import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { checkOf, primaryKeyOf, uniqueOf } from '../schema/constraints'
import { exclusionOf } from '../schema/exclusion'
import { foreignKey, takeForeignKeyOptions } from '../schema/foreign-key'
import { needName, takeName } from '../schema/name'
import { textOrExpression } from '../sql/expressions'
import { stringOf, type Batch, type Value } from '../value'
import { parameters, targetOf } from './target'

function add(batch: Batch | null, args: Arguments, table: ScriptTable, constraint: ScriptConstraint): Value {
  args.end()
  ask(args.reading, batch, {
    kind: 'add-constraint',
    table,
    constraint,
    place: placeIn(args.reading, args.node),
  })
  return { kind: 'none' }
}

/** `op.create_primary_key('name', 'table', ['a'])`. */
export function createPrimaryKey(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'constraint_name', 'table_name', 'columns', 'schema'))
  const name = takeName(args, 'constraint_name')
  const table = targetOf(batch, args)
  return add(batch, args, table, primaryKeyOf(args, name, args.names('columns')))
}

/** `op.create_unique_constraint('name', 'table', ['a'])`. */
export function createUnique(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'constraint_name', 'table_name', 'columns', 'schema'))
  const name = takeName(args, 'constraint_name')
  const table = targetOf(batch, args)
  return add(batch, args, table, uniqueOf(args, name, args.names('columns')))
}

/** `op.create_check_constraint('name', 'table', 'x > 0')`. */
export function createCheck(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'constraint_name', 'table_name', 'condition', 'schema'))
  const name = takeName(args, 'constraint_name')
  const table = targetOf(batch, args)
  const condition = textOrExpression(args, 'condition', args.need('condition'))
  return add(batch, args, table, checkOf(args, name, condition))
}

/** `op.create_exclude_constraint('name', 'table', ('a', '='), …)`. */
export function createExclusion(batch: Batch | null, args: Arguments): Value {
  args.leading(...parameters(batch, 'constraint_name', 'table_name'))
  const name = takeName(args, 'constraint_name')
  const table = targetOf(batch, args)
  return add(batch, args, table, exclusionOf(args, name, args.rest()))
}

const foreignKeyOrder = ['onupdate', 'ondelete', 'deferrable', 'initially', 'match']

/** `op.create_foreign_key('name', 'table', 'other', ['a'], ['x'])`. */
export function createForeignKey(batch: Batch | null, args: Arguments): Value {
  const columns = ['referent_table', 'local_cols', 'remote_cols']
  args.named(
    ...(batch
      ? ['constraint_name', ...columns, 'referent_schema', ...foreignKeyOrder]
      : [
          'constraint_name',
          'source_table',
          ...columns,
          ...foreignKeyOrder,
          'source_schema',
          'referent_schema',
        ]),
  )
  const name = takeName(args, 'constraint_name')
  const table = batch?.table ?? { name: needName(args, 'source_table'), schema: args.string('source_schema') }
  const referred = {
    table: needName(args, 'referent_table').text,
    schema: args.string('referent_schema'),
    columns: args.names('remote_cols'),
  }
  const local = args.names('local_cols')
  return add(batch, args, table, foreignKey(args, name, local, referred, takeForeignKeyOptions(args)))
}

const kinds = ['foreignkey', 'primary', 'unique', 'check'] as const

/** `op.drop_constraint('name', 'table', type_='unique')`. */
export function dropConstraint(batch: Batch | null, args: Arguments): Value {
  args.named(...parameters(batch, 'constraint_name', 'table_name', 'type_', 'schema'))
  const name = takeName(args, 'constraint_name')
  const table = targetOf(batch, args)
  const argument = args.some('type_')
  const text = argument && stringOf(argument.value)
  const type = kinds.find((kind) => kind === text) ?? null
  if (argument && type === null) args.wrong('type_', argument, kinds.map((kind) => `"${kind}"`).join(', '))
  const ifExists = args.flag('if_exists') ?? false
  args.end()
  const place = placeIn(args.reading, args.node)
  ask(args.reading, batch, { kind: 'drop-constraint', table, name, type, ifExists, place })
  return { kind: 'none' }
}

import type { ScriptColumn } from '#contract/script-column'
import type { ScriptConstraint, ScriptIndex } from '#contract/script-constraint'
import type { ScriptType } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { unreadable } from '../unreadable'
import { type Argument, describe, type TableValue, type Value } from '../value'
import { needName } from './name'
import { takeOptions } from './options'

/** What stands among a table's arguments. */
export interface TableItems {
  readonly columns: readonly ScriptColumn[]
  readonly constraints: readonly ScriptConstraint[]
  readonly indexes: readonly ScriptIndex[]
}

/** Sorts a table's arguments, and looks whether the constraints speak of its columns. */
export function tableItems(rest: readonly Argument[], callee: string): TableItems {
  const columns: ScriptColumn[] = []
  const constraints: ScriptConstraint[] = []
  const indexes: ScriptIndex[] = []
  for (const { node, value } of rest) {
    if (value.kind === 'column') columns.push(value.column)
    else if (value.kind === 'constraint') constraints.push(value.constraint)
    else if (value.kind === 'index') indexes.push(value.index)
    else unreadable(node, `Among the arguments of ${callee}(), ${describe(value)} is not understood here.`)
  }
  checkNames(rest, constraints)
  return { columns, constraints, indexes }
}

function checkNames(rest: readonly Argument[], constraints: readonly ScriptConstraint[]) {
  const names = new Set<string>()
  for (const { node, value } of rest) {
    if (value.kind !== 'column') continue
    const { text } = value.column.name
    if (names.has(text)) unreadable(node, `The table has two columns ${JSON.stringify(text)}.`)
    names.add(text)
  }
  for (const [i, constraint] of constraints.entries()) {
    if (!('columns' in constraint)) continue
    const missing = constraint.columns.find((name) => !names.has(name))
    const argument = rest.filter(({ value }) => value.kind === 'constraint')[i]
    if (missing !== undefined && argument)
      unreadable(
        argument.node,
        `The constraint speaks of a column ${JSON.stringify(missing)} that the table does not have.`,
      )
  }
  if (constraints.filter(({ kind }) => kind === 'primary-key').length > 1)
    unreadable(rest[0]?.node ?? unreachable(), 'The table has two primary keys.')
}

function unreachable(): never {
  throw new Error('A table with constraints has arguments')
}

/** `sa.table('name', sa.column('x', type), …)`: just enough of a table to put rows into it. */
export function lightTable(args: Arguments): Value {
  args.leading('name')
  const name = needName(args, 'name')
  const schema = args.string('schema')
  const columns = args.rest().map(({ node, value }) => {
    if (value.kind === 'expression' && value.expression.kind === 'column')
      return { name: value.expression.name.text, type: value.type, clientDefault: false }
    if (value.kind === 'column') return columnOfTable(value.column)
    return unreadable(node, `Among the columns of a table, ${describe(value)} is not understood here.`)
  })
  args.end()
  return { kind: 'table', table: { table: { name, schema }, columns } }
}

/** `sa.Table('name', sa.MetaData(), sa.Column(…), …)`. */
export function fullTable(args: Arguments): Value {
  args.leading('name', 'metadata')
  const name = needName(args, 'name')
  const metadata = args.need('metadata')
  if (metadata.value.kind !== 'metadata') args.wrong('metadata', metadata, 'sa.MetaData()')
  const schema = args.string('schema')
  const { columns } = tableItems(args.rest(), args.callee)
  takeOptions(args, 'table')
  for (const unused of ['comment', 'info', 'extend_existing', 'keep_existing']) args.take(unused)
  args.end()
  return { kind: 'table', table: { table: { name, schema }, columns: columns.map(columnOfTable) } }
}

/** `sa.MetaData()`, without anything that would change the tables in it. */
export function metadata(args: Arguments): Value {
  args.end()
  return { kind: 'metadata' }
}

/** What rows need to know of a column. */
export function columnOfTable(column: ScriptColumn): TableValue['columns'][number] {
  const type: ScriptType = column.type
  return { name: column.name.text, type, clientDefault: column.clientDefault }
}

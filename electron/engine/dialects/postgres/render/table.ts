import type { AddColumn, CreateTable } from '#contract/script-change'
import { list, spell, tableName, dottedTable, type Spelling } from '../../sqlalchemy/spelling'
import { tableParts } from '../../sqlalchemy/table-parts'
import { refuse } from '../../sqlalchemy/refuse'
import { quote } from '../quote'
import { columnSql } from './column'
import { columnComment, tableComment } from './comment'
import { constraintSql, inlineReferences } from './constraint'
import { createIndex } from './create-index'
import { typesOfTable } from './named-type'

/** `op.create_table`: named types, the table, its indexes, its comments. */
export function createTable(spelling: Spelling, change: CreateTable): string[] {
  const { table, columns, comment, prefixes, ifNotExists } = change
  const parts = tableParts(spelling, table, columns, change.constraints, change.indexes)
  const lines = [
    ...parts.columns.map((column) => columnSql(spelling, table, column)),
    ...(parts.primaryKey === null ? [] : [constraintSql(spelling, table, parts.primaryKey)]),
    ...parts.constraints
      .filter((constraint) => constraint.kind !== 'foreign-key' || !constraint.useAlter)
      .map((constraint) => constraintSql(spelling, table, constraint)),
  ].filter((line) => line !== '')
  const words = ['CREATE', ...prefixes, 'TABLE', ...(ifNotExists ? ['IF NOT EXISTS'] : [])].join(' ')
  return [
    ...typesOfTable(spelling, columns, table.schema),
    `${words} ${tableName(spelling, table)} (\n  ${lines.join(',\n  ')}\n)${options(spelling, change)}`,
    ...parts.indexes.map((index) => createIndex(spelling, table, index, false)),
    ...(comment === null || comment === '' ? [] : [tableComment(spelling, table, comment)]),
    ...columns.flatMap(({ name, comment: text }) =>
      text === null || text === '' ? [] : [columnComment(spelling, table, name, text)],
    ),
  ]
}

function options(spelling: Spelling, { postgresql, place }: CreateTable): string {
  const { inherits, partitionBy, using, withOids, onCommit, tablespace } = postgresql
  if (withOids === true)
    refuse(spelling, place, 'PostgreSQL makes tables with OIDs no more, since version 12.')
  return [
    inherits.length === 0 ? '' : ` INHERITS (${list(spelling, inherits)})`,
    partitionBy === null ? '' : ` PARTITION BY ${partitionBy}`,
    using === null ? '' : ` USING ${using}`,
    postgresql.with.length === 0
      ? ''
      : ` WITH (${postgresql.with.map(([name, value]) => `${name} = ${value}`).join(', ')})`,
    withOids === false ? ' WITHOUT OIDS' : '',
    onCommit === null ? '' : ` ON COMMIT ${onCommit.replaceAll('_', ' ').toUpperCase()}`,
    tablespace === null ? '' : ` TABLESPACE ${quote(tablespace)}`,
  ].join('')
}

/** `op.add_column`: the column, its constraints one by one, its index, its comment. */
export function addColumn(spelling: Spelling, change: AddColumn): string[] {
  const { table, column, ifNotExists, inlineReferences: inline, inlinePrimaryKey } = change
  const parts = tableParts(spelling, table, [column], [], [])
  const [only] = parts.columns
  if (only === undefined) return []
  const reference =
    inline && column.references.length === 1 ? parts.constraints.find(isForeignKey) : undefined
  const words = [
    columnSql(spelling, table, { ...only, column: { ...column, checks: [] } }),
    ...(inlinePrimaryKey && column.primaryKey ? ['PRIMARY KEY'] : []),
    ...(reference === undefined ? [] : [inlineReferences(spelling, reference)]),
    ...column.checks.map((check) => constraintSql(spelling, table, check)),
  ]
  return [
    `ALTER TABLE ${dottedTable(spelling, table)} ADD COLUMN ${ifNotExists ? 'IF NOT EXISTS ' : ''}${words.join(' ')}`,
    ...parts.constraints
      .filter((constraint) => constraint !== reference)
      .map(
        (constraint) =>
          `ALTER TABLE ${tableName(spelling, table)} ADD ${constraintSql(spelling, table, constraint)}`,
      ),
    ...parts.indexes.map((index) => createIndex(spelling, table, index, false)),
    ...(column.comment === null || column.comment === ''
      ? []
      : [columnComment(spelling, table, column.name, column.comment)]),
  ]
}

function isForeignKey<C extends { readonly kind: string }>(
  constraint: C,
): constraint is C & { kind: 'foreign-key' } {
  return constraint.kind === 'foreign-key'
}

/** ALTER TABLE … DROP COLUMN. */
export function dropColumn(
  spelling: Spelling,
  change: { readonly table: AddColumn['table']; readonly column: string; readonly ifExists: boolean },
): string {
  const column = spell(spelling, change.column)
  return `ALTER TABLE ${dottedTable(spelling, change.table)} DROP COLUMN ${change.ifExists ? 'IF EXISTS ' : ''}${column}`
}

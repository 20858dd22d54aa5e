import type { AddColumn, CreateTable } from '#contract/script-change'
import type { ScriptColumn } from '#contract/script-column'
import { refuse } from '../../sqlalchemy/refuse'
import { dottedTable, spell, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { tableParts } from '../../sqlalchemy/table-parts'
import { flag, typeHere } from '../../sqlalchemy/type-class'
import { columnSql } from './column'
import { constraintSql, inlineReferences } from './constraint'
import { createIndex } from './create-index'
import { tableOptions } from './options'

/** `op.create_table`: the table, its indexes. Comments stand within it. */
export function createTable(spelling: Spelling, change: CreateTable): string[] {
  const { table, columns, prefixes, ifNotExists } = change
  for (const column of columns) withoutTypeOfItsOwn(spelling, column)
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
    `${words} ${tableName(spelling, table)} (\n  ${lines.join(',\n  ')}\n)${tableOptions(spelling, change)}`,
    ...parts.indexes.map((index) => createIndex(spelling, table, index, false)),
  ]
}

/** SQLAlchemy sets out to create PostgreSQL's ENUM before the table, and MySQL's compiler can't. */
function withoutTypeOfItsOwn(spelling: Spelling, { type, name, place }: ScriptColumn): void {
  const here = typeHere(type, spelling.options.dialect)
  if (here.name === 'postgresql.ENUM' && flag(here, 'create_type', true))
    refuse(
      spelling,
      place,
      `The column ${name.text} has PostgreSQL’s ENUM, which SQLAlchemy can’t create on MySQL.`,
      'Write sa.Enum in its place.',
    )
}

/** `op.add_column`: the column, its constraints one by one, its index. */
export function addColumn(spelling: Spelling, change: AddColumn): string[] {
  const { table, column, ifNotExists, inlineReferences: inline, inlinePrimaryKey } = change
  const parts = tableParts(spelling, table, [column], [], [])
  const reference =
    inline && column.references.length === 1
      ? parts.constraints.find((constraint) => constraint.kind === 'foreign-key')
      : undefined
  const words = [
    ...parts.columns.map((part) =>
      columnSql(spelling, table, { ...part, column: { ...column, checks: [] } }),
    ),
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
  ]
}

/** ALTER TABLE … DROP COLUMN. */
export function dropColumn(
  spelling: Spelling,
  change: { readonly table: AddColumn['table']; readonly column: string; readonly ifExists: boolean },
): string {
  const column = spell(spelling, change.column)
  return `ALTER TABLE ${dottedTable(spelling, change.table)} DROP COLUMN ${change.ifExists ? 'IF EXISTS ' : ''}${column}`
}

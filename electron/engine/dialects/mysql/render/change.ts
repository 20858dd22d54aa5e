import type { DropConstraint } from '#contract/script-change'
import { bulkInsert } from '../../sqlalchemy/bulk-insert'
import { constraintKind } from '../../sqlalchemy/dropped-constraint'
import { identifier } from '../../sqlalchemy/identifier'
import { nameOf } from '../../sqlalchemy/naming'
import { refuse } from '../../sqlalchemy/refuse'
import type { Rendered } from '../../sqlalchemy/render-each'
import { dottedTable, qualified, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { flag, typeHere } from '../../sqlalchemy/type-class'
import { alterColumn } from './alter-column'
import { tableComment } from './comment'
import { constraintSql } from './constraint'
import { createIndex } from './create-index'
import { execute } from './execute'
import { valueSql } from './rows'
import { addColumn, createTable, dropColumn } from './table'

/** The statements of one change, as Alembic sends them to MySQL. */
export async function changeSql(spelling: Spelling, change: Rendered): Promise<string[]> {
  switch (change.kind) {
    case 'create-table':
      return createTable(spelling, change)
    case 'drop-table':
      return [`DROP TABLE ${change.ifExists ? 'IF EXISTS ' : ''}${tableName(spelling, change.table)}`]
    case 'rename-table':
      return [
        `ALTER TABLE ${dottedTable(spelling, change.table)} RENAME TO ${dottedTable(spelling, {
          name: { text: change.newName, final: false, quote: null },
          schema: change.table.schema,
        })}`,
      ]
    case 'add-column':
      return addColumn(spelling, change)
    case 'alter-column':
      return alterColumn(spelling, change)
    case 'drop-column':
      return [dropColumn(spelling, change)]
    case 'create-index':
      return [createIndex(spelling, change.table, change.index, change.ifNotExists)]
    case 'drop-index':
      return [dropIndex(spelling, change)]
    case 'add-constraint':
      return [
        `ALTER TABLE ${tableName(spelling, change.table)} ADD ${constraintSql(spelling, change.table, change.constraint)}`,
      ]
    case 'drop-constraint':
      return [dropConstraint(spelling, change)]
    case 'execute':
      return execute(spelling, change.sql, change.place)
    case 'bulk-insert':
      return bulkInsert(spelling, change, valueSql)
    case 'set-table-comment':
      return [tableComment(spelling, change.table, change.comment, change.place)]
    case 'drop-table-comment':
      return [tableComment(spelling, change.table, '', change.place)]
    case 'create-enum':
    case 'drop-enum':
      return enumChange(spelling, change)
  }
}

function dropIndex(spelling: Spelling, change: Rendered & { kind: 'drop-index' }): string {
  const { table, name, schema, ifExists, place } = change
  if (name === null) return refuse(spelling, place, 'SQLAlchemy drops no index without a name.')
  if (table === null)
    return refuse(
      spelling,
      place,
      `MySQL drops an index only from a table, and the script names none for ${name.text}.`,
      'Give table_name= in op.drop_index.',
    )
  const words = `DROP INDEX ${ifExists ? 'IF EXISTS ' : ''}${identifier(spelling, name, place)}`
  return `${words} ON ${qualified(spelling, schema, table)}`
}

function dropConstraint(spelling: Spelling, change: DropConstraint): string {
  const { table, type, ifExists, place } = change
  const kind = constraintKind(change)
  if (type === null || kind === null)
    return refuse(
      spelling,
      place,
      'MySQL drops each kind of constraint in words of its own, and the script does not say the kind.',
      'Give type_= in op.drop_constraint.',
    )
  const drop = `ALTER TABLE ${tableName(spelling, table)} DROP`
  if (type === 'primary') return `${drop} PRIMARY KEY`
  const name =
    nameOf(spelling, { kind, name: change.name, table, columns: [], referred: null, place }) ??
    refuse(spelling, place, 'SQLAlchemy drops no constraint without a name.')
  return `${drop} ${dropWords[type]} ${ifExists ? 'IF EXISTS ' : ''}${name}`
}

/** A check goes by the one word that MariaDB and MySQL (since 8.0.19) both know. */
const dropWords = { foreignkey: 'FOREIGN KEY', unique: 'INDEX', check: 'CONSTRAINT' } as const

/** `sa.Enum` makes nothing of its own on MySQL; PostgreSQL's ENUM can't be made there. */
function enumChange(
  spelling: Spelling,
  { type, place }: Rendered & { kind: 'create-enum' | 'drop-enum' },
): string[] {
  const here = typeHere(type, spelling.options.dialect)
  if (here.name === 'Enum' || !flag(here, 'native_enum', true)) return []
  return refuse(spelling, place, `MySQL has no type ${here.name} to create or drop.`)
}

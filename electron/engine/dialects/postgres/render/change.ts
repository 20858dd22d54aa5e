import type { DropConstraint } from '#contract/script-change'
import { nameOf } from '../../sqlalchemy/naming'
import { refuse } from '../../sqlalchemy/refuse'
import { dottedTable, spell, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { identifier } from '../../sqlalchemy/identifier'
import { bulkInsert } from '../../sqlalchemy/bulk-insert'
import { constraintKind } from '../../sqlalchemy/dropped-constraint'
import type { Rendered } from '../../sqlalchemy/render-each'
import { alterColumn } from './alter-column'
import { tableComment } from './comment'
import { constraintSql } from './constraint'
import { createIndex } from './create-index'
import { execute } from './execute'
import { enumChange } from './named-type'
import { valueSql } from './rows'
import { addColumn, createTable, dropColumn } from './table'

/** The statements of one change, as Alembic sends them to PostgreSQL. */
export async function changeSql(spelling: Spelling, change: Rendered): Promise<string[]> {
  switch (change.kind) {
    case 'create-table':
      return createTable(spelling, change)
    case 'drop-table':
      return [`DROP TABLE ${change.ifExists ? 'IF EXISTS ' : ''}${tableName(spelling, change.table)}`]
    case 'rename-table':
      return [
        `ALTER TABLE ${dottedTable(spelling, change.table)} RENAME TO ${spell(spelling, change.newName)}`,
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
      return [tableComment(spelling, change.table, change.comment)]
    case 'drop-table-comment':
      return [tableComment(spelling, change.table, null)]
    case 'create-enum':
    case 'drop-enum':
      return enumChange(spelling, change)
  }
}

function dropIndex(spelling: Spelling, change: Rendered & { kind: 'drop-index' }): string {
  const { name, schema, ifExists, postgresqlConcurrently, place } = change
  if (name === null) return refuse(spelling, place, 'SQLAlchemy drops no index without a name.')
  const words = `DROP INDEX ${postgresqlConcurrently ? 'CONCURRENTLY ' : ''}${ifExists ? 'IF EXISTS ' : ''}`
  const plain = identifier(spelling, name, place)
  return `${words}${schema === null || schema === '' ? plain : `${spelling.quote(schema)}.${plain}`}`
}

function dropConstraint(spelling: Spelling, change: DropConstraint): string {
  const { table, ifExists, place } = change
  const kind = constraintKind(change)
  const name =
    kind === null
      ? change.name && identifier(spelling, change.name, place)
      : nameOf(spelling, { kind, name: change.name, table, columns: [], referred: null, place })
  if (name === null) return refuse(spelling, place, 'SQLAlchemy drops no constraint without a name.')
  return `ALTER TABLE ${tableName(spelling, table)} DROP CONSTRAINT ${ifExists ? 'IF EXISTS ' : ''}${name}`
}

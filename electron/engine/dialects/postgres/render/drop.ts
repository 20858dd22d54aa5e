import type { DropConstraint } from '#contract/script-change'
import { constraintKind } from '../../sqlalchemy/dropped-constraint'
import { identifier } from '../../sqlalchemy/identifier'
import { nameOf } from '../../sqlalchemy/naming'
import { refuse } from '../../sqlalchemy/refuse'
import type { Of } from '../../sqlalchemy/renderer'
import { tableName, type Spelling } from '../../sqlalchemy/spelling'

/** `op.drop_index`. */
export function dropIndex(spelling: Spelling, change: Of<'drop-index'>): string {
  const { name, schema, ifExists, postgresqlConcurrently, place } = change
  if (name === null) return refuse(spelling, place, 'SQLAlchemy drops no index without a name.')
  const words = `DROP INDEX ${postgresqlConcurrently ? 'CONCURRENTLY ' : ''}${ifExists ? 'IF EXISTS ' : ''}`
  const plain = identifier(spelling, name, place)
  return `${words}${schema === null || schema === '' ? plain : `${spelling.quote(schema)}.${plain}`}`
}

/** `op.drop_constraint`. */
export function dropConstraint(spelling: Spelling, change: DropConstraint): string {
  const { table, ifExists, place } = change
  const kind = constraintKind(change)
  const name =
    kind === null
      ? change.name && identifier(spelling, change.name, place)
      : nameOf(spelling, { kind, name: change.name, table, columns: [], referred: null, place })
  if (name === null) return refuse(spelling, place, 'SQLAlchemy drops no constraint without a name.')
  return `ALTER TABLE ${tableName(spelling, table)} DROP CONSTRAINT ${ifExists ? 'IF EXISTS ' : ''}${name}`
}

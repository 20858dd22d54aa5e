import type { DropConstraint } from '#contract/script-change'
import { constraintKind } from '../../sqlalchemy/dropped-constraint'
import { identifier } from '../../sqlalchemy/identifier'
import { nameOf } from '../../sqlalchemy/naming'
import { refuse } from '../../sqlalchemy/refuse'
import type { Of } from '../../sqlalchemy/renderer'
import { qualified, tableName, type Spelling } from '../../sqlalchemy/spelling'

/** `op.drop_index`. */
export function dropIndex(spelling: Spelling, change: Of<'drop-index'>): string {
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

/** `op.drop_constraint`. */
export function dropConstraint(spelling: Spelling, change: DropConstraint): string {
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

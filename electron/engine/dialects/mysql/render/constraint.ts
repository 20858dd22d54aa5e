import type { ScriptTable } from '#contract/script-change'
import type { ScriptConstraint, ScriptForeignKey } from '#contract/script-constraint'
import * as words from '../../sqlalchemy/constraint-words'
import { phrase, refuse } from '../../sqlalchemy/refuse'
import type { Spelling } from '../../sqlalchemy/spelling'

/** A constraint as it stands in CREATE TABLE and behind ADD; empty for a key or UNIQUE of no columns, which SQLAlchemy leaves out. */
export function constraintSql(spelling: Spelling, table: ScriptTable, constraint: ScriptConstraint): string {
  switch (constraint.kind) {
    case 'primary-key':
      if (constraint.columns.length === 0) return ''
      return words.primaryKey(spelling, table, constraint, '') + using(spelling, constraint)
    case 'unique':
      if (constraint.columns.length === 0) return ''
      return words.unique(spelling, table, constraint, { before: '', behind: '' })
    case 'foreign-key':
      return words.foreignKey(spelling, table, withoutMatch(spelling, constraint), words.action)
    case 'check':
      return words.check(spelling, table, constraint)
    case 'exclusion':
      return refuse(spelling, constraint.place, 'SQLAlchemy has exclusion constraints for PostgreSQL alone.')
  }
}

/** `REFERENCES …` inside ADD COLUMN. */
export function inlineReferences(spelling: Spelling, key: ScriptForeignKey): string {
  return words.references(spelling, withoutMatch(spelling, key), words.action)
}

function withoutMatch(spelling: Spelling, key: ScriptForeignKey): ScriptForeignKey {
  if (key.match !== null)
    refuse(
      spelling,
      key.place,
      'MySQL ignores MATCH, and with it ON UPDATE and ON DELETE; so SQLAlchemy refuses it.',
      'Take match= out of the script.',
    )
  return key
}

function using(spelling: Spelling, key: ScriptConstraint & { kind: 'primary-key' }): string {
  return key.mysqlUsing === null ? '' : ` USING ${phrase(spelling, key.place, key.mysqlUsing, /^\w+$/)}`
}

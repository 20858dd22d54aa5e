import type { ScriptTable } from '#contract/script-change'
import type { ScriptConstraint, ScriptExclusion } from '#contract/script-constraint'
import * as words from '../../sqlalchemy/constraint-words'
import { expression } from '../../sqlalchemy/expression'
import { identifier } from '../../sqlalchemy/identifier'
import { phrase } from '../../sqlalchemy/refuse'
import { list, type Spelling } from '../../sqlalchemy/spelling'

/** SET NULL and SET DEFAULT may name columns (PostgreSQL 15, SQLAlchemy 2). */
const onDelete = /^(?:RESTRICT|CASCADE|SET (?:NULL|DEFAULT)(?:\s*\(.+\))?|NO ACTION)$/i

/** A constraint as it stands in CREATE TABLE and behind ADD; empty for a key or UNIQUE of no columns, which SQLAlchemy leaves out. */
export function constraintSql(spelling: Spelling, table: ScriptTable, constraint: ScriptConstraint): string {
  switch (constraint.kind) {
    case 'primary-key':
      if (constraint.columns.length === 0) return ''
      return words.primaryKey(spelling, table, constraint, including(spelling, constraint.postgresqlInclude))
    case 'unique':
      if (constraint.columns.length === 0) return ''
      return words.unique(spelling, table, constraint, {
        before: distinct(constraint.postgresqlNullsNotDistinct),
        behind: including(spelling, constraint.postgresqlInclude),
      })
    case 'foreign-key':
      return words.foreignKey(spelling, table, constraint, onDelete) + notValid(constraint)
    case 'check':
      return words.check(spelling, table, constraint) + notValid(constraint)
    case 'exclusion':
      return exclusion(spelling, constraint)
  }
}

/** `REFERENCES …` inside ADD COLUMN. */
export function inlineReferences(
  spelling: Spelling,
  constraint: ScriptConstraint & { kind: 'foreign-key' },
): string {
  return words.references(spelling, constraint, onDelete)
}

export function notValid({ postgresqlNotValid }: { readonly postgresqlNotValid: boolean }): string {
  return postgresqlNotValid ? ' NOT VALID' : ''
}

/** `INCLUDE (…)`, or nothing. */
export function including(spelling: Spelling, columns: readonly string[]): string {
  return columns.length === 0 ? '' : ` INCLUDE (${list(spelling, columns)})`
}

function distinct(nullsNotDistinct: boolean | null): string {
  if (nullsNotDistinct === null) return ''
  return nullsNotDistinct ? 'NULLS NOT DISTINCT ' : 'NULLS DISTINCT '
}

function exclusion(spelling: Spelling, constraint: ScriptExclusion): string {
  const { name, place, using, elements, ops, where } = constraint
  const parts = elements.map(({ of, operator }) => {
    const operatorClass = of.kind === 'column' ? ops[of.name.text] : undefined
    const key = expression(spelling, of, place)
    return `${key}${operatorClass === undefined ? '' : ` ${operatorClass}`} WITH ${operator}`
  })
  return [
    name === null ? '' : `CONSTRAINT ${identifier(spelling, name, place)} `,
    `EXCLUDE USING ${phrase(spelling, place, using, /^\w+$/).toLowerCase()} (${parts.join(', ')})`,
    where === null ? '' : ` WHERE (${expression(spelling, where, place)})`,
    words.deferrability(spelling, constraint),
  ].join('')
}

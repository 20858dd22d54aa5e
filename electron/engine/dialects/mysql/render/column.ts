import type { ScriptTable } from '#contract/script-change'
import { check } from '../../sqlalchemy/constraint-words'
import { spell, type Spelling } from '../../sqlalchemy/spelling'
import type { TableColumn } from '../../sqlalchemy/table-parts'
import { className, typeHere } from '../../sqlalchemy/type-class'
import { newColumnDefault } from './default'

/** A column with everything that stands in its line. */
export function columnSql(spelling: Spelling, table: ScriptTable, part: TableColumn): string {
  const { column } = part
  return [specification(spelling, part), ...column.checks.map((one) => check(spelling, table, one))].join(' ')
}

function specification(spelling: Spelling, { column, nullable, counts }: TableColumn): string {
  const { name, type, comment, place } = column
  const isTimestamp = className(typeHere(type, spelling.options.dialect)) === 'TIMESTAMP'
  const computed = column.default?.kind === 'computed' ? column.default : null
  return [
    spell(spelling, name),
    spelling.type(type, place),
    ...(computed === null ? [] : [`GENERATED ALWAYS AS (${computed.sql})${persistence(computed.persisted)}`]),
    // A TIMESTAMP that says nothing is NOT NULL on older servers.
    ...(nullable ? (isTimestamp ? ['NULL'] : []) : ['NOT NULL']),
    ...(comment === null ? [] : [`COMMENT ${spelling.literal(comment)}`]),
    ...ending(spelling, column, counts),
  ].join(' ')
}

function persistence(persisted: boolean | null): string {
  if (persisted === null) return ''
  return persisted ? ' STORED' : ' VIRTUAL'
}

function ending(spelling: Spelling, column: TableColumn['column'], counts: boolean): string[] {
  if (counts && (column.default === null || column.default.kind === 'identity')) return ['AUTO_INCREMENT']
  const value = newColumnDefault(spelling, column.default, column.place)
  return value === null ? [] : [`DEFAULT ${value}`]
}

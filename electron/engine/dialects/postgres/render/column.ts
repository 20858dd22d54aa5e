import type { ScriptPlace } from '#contract/script-value'
import type { ScriptColumn, ScriptDefault, ScriptIdentity } from '#contract/script-column'
import type { ScriptTable } from '#contract/script-change'
import { check } from '../../sqlalchemy/constraint-words'
import { refuse } from '../../sqlalchemy/refuse'
import { serverDefault } from '../../sqlalchemy/server-default'
import { spell, type Spelling } from '../../sqlalchemy/spelling'
import type { TableColumn } from '../../sqlalchemy/table-parts'
import { affinity, typeHere } from '../../sqlalchemy/type-class'
import { notValid } from './constraint'
import { inSchema } from './named-type'

/** A column with its type, default and NOT NULL, and the checks among its arguments. */
export function columnSql(spelling: Spelling, table: ScriptTable, part: TableColumn): string {
  const { column } = part
  const identity = column.default?.kind === 'identity'
  return [
    spell(spelling, column.name),
    part.counts && !identity && !column.clientDefault
      ? serial(spelling, column)
      : typeAndDefault(spelling, table, column),
    ...generated(spelling, column.default, column.place),
    ...(part.nullable === identity ? [identity ? 'NULL' : 'NOT NULL'] : []),
    ...column.checks.map((one) => check(spelling, table, one) + notValid(one)),
  ].join(' ')
}

function serial(spelling: Spelling, column: ScriptColumn): string {
  const size = affinity(typeHere(column.type, spelling.options.dialect))
  if (size === 'big-integer') return 'BIGSERIAL'
  return size === 'small-integer' ? 'SMALLSERIAL' : 'SERIAL'
}

function typeAndDefault(spelling: Spelling, table: ScriptTable, column: ScriptColumn): string {
  const type = inSchema(typeHere(column.type, spelling.options.dialect), table.schema)
  const value = serverDefault(spelling, column.default, column.place)
  return `${spelling.type(type, column.place)}${value === null ? '' : ` DEFAULT ${value}`}`
}

function generated(spelling: Spelling, given: ScriptDefault | null, place: ScriptPlace): string[] {
  if (given?.kind === 'identity') return [identityWords(given)]
  if (given?.kind !== 'computed') return []
  if (given.persisted === false)
    refuse(
      spelling,
      place,
      'SQLAlchemy makes only stored computed columns on PostgreSQL, and this one has persisted=False.',
    )
  return [`GENERATED ALWAYS AS (${given.sql}) STORED`]
}

/** `GENERATED … AS IDENTITY` with its options. */
export function identityWords(identity: ScriptIdentity): string {
  const options = identityOptions(identity)
  const kind = identity.always === true ? 'ALWAYS' : 'BY DEFAULT'
  return `GENERATED ${kind} AS IDENTITY${options === '' ? '' : ` (${options})`}`
}

/** The sequence options of an identity column, in SQLAlchemy's order; `order` is Oracle's. */
export function identityOptions(identity: Partial<ScriptIdentity>): string {
  const { increment, start, minValue, maxValue, noMinValue, noMaxValue, cache, cycle } = identity
  return [
    ...(increment == null ? [] : [`INCREMENT BY ${increment}`]),
    ...(start == null ? [] : [`START WITH ${start}`]),
    ...(minValue == null ? [] : [`MINVALUE ${minValue}`]),
    ...(maxValue == null ? [] : [`MAXVALUE ${maxValue}`]),
    ...(noMinValue == null ? [] : ['NO MINVALUE']),
    ...(noMaxValue == null ? [] : ['NO MAXVALUE']),
    ...(cache == null ? [] : [`CACHE ${cache}`]),
    ...(cycle == null ? [] : [cycle ? 'CYCLE' : 'NO CYCLE']),
  ].join(' ')
}

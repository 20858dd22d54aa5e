import type { ScriptTable } from '#contract/script-change'
import type { ScriptName, ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import type { RenderOptions } from './render-options'

/** How one dialect spells what SQLAlchemy's compilers have in common. */
export interface Spelling {
  readonly options: RenderOptions
  /** SQLAlchemy's limits, in characters. */
  readonly longest: { readonly shortenTo: number; readonly refuseOver: number }
  quote(name: string): string
  /** Text as an SQL literal. */
  literal(text: string): string
  type(type: ScriptType, place: ScriptPlace): string
  /** `CAST(…)`, in the words the server has for the type. */
  cast(inner: string, type: ScriptType, place: ScriptPlace): string
  /** Functions that go by another name here, or by none of SQLAlchemy's. */
  readonly functions: Readonly<Record<string, string>>
  /** A value of no plain kind, as a literal in DDL. */
  uuid(text: string): string
  /** The condition of the CHECK that a type brings along with `create_constraint=True`; null where it brings none. */
  typeCheck(type: ScriptType, column: string, place: ScriptPlace): string | null
}

/** A value with the kinds that no literal can be made of left out. */
export type PlainValue = Exclude<ScriptValue, { kind: 'list' | 'dict' | 'expression' }>

/** A name as SQL has it. `quote=False` is SQLAlchemy's own way to send it bare. */
export function spell(spelling: Spelling, name: ScriptName | string): string {
  if (typeof name === 'string') return spelling.quote(name)
  return name.quote === false ? name.text : spelling.quote(name.text)
}

/** A table's name with its schema. */
export function tableName(spelling: Spelling, table: ScriptTable): string {
  return qualified(spelling, table.schema, table.name)
}

/** A name behind its schema, as SQLAlchemy qualifies it: the schema is one name, dots and all. */
export function qualified(spelling: Spelling, schema: string | null, name: ScriptName | string): string {
  return schema === null || schema === ''
    ? spell(spelling, name)
    : `${spelling.quote(schema)}.${spell(spelling, name)}`
}

/** A table's name as Alembic's own constructs qualify it: dots in the schema divide names. */
export function dottedTable(spelling: Spelling, table: ScriptTable): string {
  const schema = table.schema ?? ''
  if (schema === '') return spell(spelling, table.name)
  return `${schema
    .split('.')
    .map((part) => spelling.quote(part))
    .join('.')}.${spell(spelling, table.name)}`
}

/** Names between commas. */
export function list(spelling: Spelling, names: readonly string[]): string {
  return names.map((name) => spelling.quote(name)).join(', ')
}

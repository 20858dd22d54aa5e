import type { ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import type { ValueSql } from './bulk-insert'
import { expression } from './expression'
import { pythonJson } from './json'
import { refuse } from './refuse'
import type { Spelling } from './spelling'
import { className, flag, typeHere } from './type-class'

/** A value spelt out, rather than an SQL expression. */
export type BareValue = Exclude<ScriptValue, { kind: 'expression' }>

/** A value as SQLAlchemy hands it to the driver for a column of a type; `bare` is the driver's own spelling. */
export function typedValue(
  jsonClasses: readonly string[],
  bare: (spelling: Spelling, value: BareValue, type: ScriptType | null, place: ScriptPlace) => string,
): ValueSql {
  return (spelling, value, type, place) => {
    const here = type === null ? null : typeHere(type, spelling.options.dialect)
    const name = here === null ? '' : className(here)
    if (value.kind === 'expression') return expression(spelling, value.expression, place)
    const sqlNull = value.kind === 'null' && here !== null && flag(here, 'none_as_null')
    if (jsonClasses.includes(name) && !sqlNull)
      return spelling.literal(
        pythonJson(value) ?? refuse(spelling, place, `Python’s json makes no text of a ${value.kind}.`),
      )
    if (name === 'PickleType' && value.kind !== 'null')
      return refuse(spelling, place, 'Only Python can pickle a value for a PickleType column.')
    return bare(spelling, value, here, place)
  }
}

import type { ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import { expression } from '../../sqlalchemy/expression'
import { pythonJson } from '../../sqlalchemy/json'
import { refuse } from '../../sqlalchemy/refuse'
import type { Spelling } from '../../sqlalchemy/spelling'
import { className, flag, typeHere } from '../../sqlalchemy/type-class'

/** A value as PyMySQL writes it for a column of this type. */
export function valueSql(
  spelling: Spelling,
  value: ScriptValue,
  type: ScriptType | null,
  place: ScriptPlace,
): string {
  const here = type === null ? null : typeHere(type, spelling.options.dialect)
  const name = here === null ? '' : className(here)
  if (value.kind === 'expression') return expression(spelling, value.expression, place)
  const sqlNull = value.kind === 'null' && here !== null && flag(here, 'none_as_null')
  if (name === 'JSON' && !sqlNull)
    return spelling.literal(
      pythonJson(value) ?? refuse(spelling, place, `Python’s json makes no text of a ${value.kind}.`),
    )
  if (name === 'PickleType' && value.kind !== 'null')
    return refuse(spelling, place, 'Only Python can pickle a value for a PickleType column.')
  return bare(spelling, value, name, place)
}

function bare(
  spelling: Spelling,
  value: Exclude<ScriptValue, { kind: 'expression' }>,
  type: string,
  place: ScriptPlace,
): string {
  switch (value.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return value.value ? '1' : '0'
    case 'string':
      return spelling.literal(value.text)
    case 'integer':
      if (type === 'Boolean' && value.text !== '0' && value.text !== '1')
        return refuse(spelling, place, `The value ${value.text} is no boolean.`)
      return value.text
    case 'decimal':
    case 'float':
      return number(spelling, value, place)
    // The driver leaves the offset out.
    case 'datetime':
    case 'date':
    case 'time':
      return spelling.literal(value.text)
    case 'uuid':
      if (type === 'Uuid') return spelling.uuid(value.text)
      return refuse(spelling, place, 'MySQL’s driver takes a UUID only for a Uuid column.')
    case 'bytes':
      return value.hex === '' ? "''" : `x'${value.hex}'`
    case 'list':
    case 'dict':
      return refuse(spelling, place, `MySQL’s driver takes a ${value.kind} only for a JSON column.`)
  }
}

/** A float is sent with an exponent, so that the server reads it as one. */
function number(
  spelling: Spelling,
  { kind, text }: { kind: string; text: string },
  place: ScriptPlace,
): string {
  if (!/^-?\d/.test(text)) return refuse(spelling, place, `MySQL has no number ${text}.`)
  return kind === 'float' && !text.includes('e') ? `${text}e0` : text
}

import type { ScriptPlace, ScriptType } from '#contract/script-value'
import { refuse } from '../../sqlalchemy/refuse'
import type { Spelling } from '../../sqlalchemy/spelling'
import { className } from '../../sqlalchemy/type-class'
import { type BareValue, typedValue } from '../../sqlalchemy/typed-value'

/** A value as PyMySQL writes it for a column of a type. */
export const valueSql = typedValue(['JSON'], bare)

function bare(spelling: Spelling, value: BareValue, type: ScriptType | null, place: ScriptPlace): string {
  switch (value.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return value.value ? '1' : '0'
    case 'string':
      return spelling.literal(value.text)
    case 'integer':
      if (isOfClass(type, 'Boolean') && value.text !== '0' && value.text !== '1')
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
      if (isOfClass(type, 'Uuid')) return spelling.uuid(value.text)
      return refuse(spelling, place, 'MySQL’s driver takes a UUID only for a Uuid column.')
    case 'bytes':
      return value.hex === '' ? "''" : `x'${value.hex}'`
    case 'list':
    case 'dict':
      return refuse(spelling, place, `MySQL’s driver takes a ${value.kind} only for a JSON column.`)
  }
}

function isOfClass(type: ScriptType | null, name: string): boolean {
  return type !== null && className(type) === name
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

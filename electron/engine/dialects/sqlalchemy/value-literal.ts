import type { ScriptPlace } from '#contract/script-value'
import { refuse } from './refuse'
import type { PlainValue, Spelling } from './spelling'

/** A value as SQLAlchemy writes it into DDL. */
export function plainLiteral(spelling: Spelling, value: PlainValue, place: ScriptPlace): string {
  switch (value.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return String(value.value)
    case 'string':
    case 'date':
    case 'time':
      return spelling.literal(value.text)
    case 'datetime':
      return spelling.literal(`${value.text}${value.offset ?? ''}`)
    case 'integer':
    case 'float':
    case 'decimal':
      return number(spelling, value.text, place)
    case 'uuid':
      return spelling.uuid(value.text)
    case 'bytes':
      return spelling.literal(utf8(spelling, value.hex, place))
  }
}

function number(spelling: Spelling, text: string, place: ScriptPlace): string {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text
  return refuse(spelling, place, `SQL has no number ${text}.`)
}

function utf8(spelling: Spelling, hex: string, place: ScriptPlace): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(hex, 'hex'))
  } catch {
    return refuse(spelling, place, 'SQLAlchemy makes a literal only out of bytes that are UTF-8.')
  }
}

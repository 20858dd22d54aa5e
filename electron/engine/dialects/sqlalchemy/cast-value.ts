import type { ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import { pythonJson } from './json'
import { refuse } from './refuse'
import type { PlainValue, Spelling } from './spelling'
import { affinity, className } from './type-class'
import { plainLiteral } from './value-literal'

const strings = new Set([
  'String',
  'Unicode',
  'Text',
  'UnicodeText',
  'VARCHAR',
  'CHAR',
  'TEXT',
  'Enum',
  'ENUM',
])

/** A plain value inside `sa.cast(…)`: SQLAlchemy writes it as a value of the type that it is cast to. */
export function castValue(
  spelling: Spelling,
  value: ScriptValue,
  type: ScriptType,
  place: ScriptPlace,
): string {
  const name = className(type)
  if (value.kind === 'null') return 'NULL'
  if (name === 'JSON' || name === 'JSONB') {
    const json = pythonJson(value)
    if (json !== null) return spelling.literal(json)
  } else if (name === 'Boolean' || name === 'BOOLEAN') {
    if (value.kind === 'boolean') return String(value.value)
    if (value.kind === 'integer' && /^[01]$/.test(value.text)) return value.text === '1' ? 'true' : 'false'
  } else if (strings.has(name)) {
    if (value.kind === 'string') return spelling.literal(value.text)
  } else if (['integer', 'small-integer', 'big-integer', 'numeric'].includes(affinity(type))) {
    const number = numberOf(value)
    if (number !== null) return plainLiteral(spelling, number, place)
  }
  return refuse(spelling, place, `A ${value.kind} can’t be written as a value of the type ${type.name}.`)
}

function numberOf(value: ScriptValue): PlainValue | null {
  if (value.kind === 'string')
    return /^-?\d+(\.\d+)?$/.test(value.text) ? { kind: 'decimal', text: value.text } : null
  return value.kind === 'integer' || value.kind === 'float' || value.kind === 'decimal' ? value : null
}

import type { ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import { refuse } from '../../sqlalchemy/refuse'
import type { Spelling } from '../../sqlalchemy/spelling'
import { className } from '../../sqlalchemy/type-class'
import { type BareValue, typedValue } from '../../sqlalchemy/typed-value'

/** A value as psycopg writes it for a column of a type. */
export const valueSql = typedValue(['JSON', 'JSONB'], bare)

function bare(spelling: Spelling, value: BareValue, type: ScriptType | null, place: ScriptPlace): string {
  switch (value.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return String(value.value)
    case 'string':
      return spelling.literal(value.text)
    case 'integer':
      return type !== null && className(type) === 'Boolean'
        ? booleanOf(spelling, value.text, place)
        : value.text
    case 'float':
    case 'decimal':
      return /^-?\d/.test(value.text)
        ? value.text
        : `'${special(value.text)}'::${value.kind === 'float' ? 'float' : 'numeric'}`
    case 'datetime':
      return value.offset === null
        ? `'${value.text}'::timestamp`
        : `'${value.text}${value.offset}'::timestamptz`
    case 'date':
      return `'${value.text}'::date`
    case 'time':
      return `'${value.text}'::time`
    case 'uuid':
      return `'${value.text}'::uuid`
    case 'bytes':
      return `'\\x${value.hex}'::bytea`
    case 'list':
      return value.items.length === 0
        ? "'{}'"
        : `ARRAY[${value.items.map((item) => valueSql(spelling, item, type?.item ?? null, place)).join(', ')}]`
    case 'dict':
      return type !== null && className(type) === 'HSTORE'
        ? hstore(spelling, value.entries, place)
        : refuse(spelling, place, 'PostgreSQL’s driver takes a dict only for a JSON or HSTORE column.')
  }
}

/** SQLAlchemy's Boolean takes 0 and 1, and refuses every other number. */
function booleanOf(spelling: Spelling, text: string, place: ScriptPlace): string {
  if (text === '0') return 'false'
  return text === '1' ? 'true' : refuse(spelling, place, `The value ${text} is no boolean.`)
}

function special(text: string): string {
  const name = text.toLowerCase()
  if (name === 'nan') return 'NaN'
  return name.startsWith('-') ? '-Infinity' : 'Infinity'
}

function hstore(
  spelling: Spelling,
  entries: readonly (readonly [string, ScriptValue])[],
  place: ScriptPlace,
): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  const pairs = entries.map(([key, value]) => {
    if (value.kind === 'null') return `${quoted(key)}=>NULL`
    if (value.kind !== 'string') return refuse(spelling, place, 'An HSTORE column holds text alone.')
    return `${quoted(key)}=>${quoted(value.text)}`
  })
  return `${spelling.literal(pairs.join(', '))}::hstore`
}

import type { ScriptExpression, ScriptPlace, ScriptType } from '#contract/script-value'
import { castValue } from './cast-value'
import { refuse } from './refuse'
import { spell, type Spelling } from './spelling'
import { plainLiteral } from './value-literal'

/** These stand without parentheses where they have no arguments. */
const bare = new Set([
  'current_date',
  'current_time',
  'current_timestamp',
  'current_user',
  'localtime',
  'localtimestamp',
  'session_user',
  'sysdate',
  'user',
])

/** An SQL expression as DDL has it: values as literals, columns without their table. */
export function expression(spelling: Spelling, given: ScriptExpression, place: ScriptPlace): string {
  switch (given.kind) {
    case 'text':
    case 'literal-column':
      return given.sql
    case 'column':
      return spell(spelling, given.name)
    case 'value': {
      const { value } = given
      if (value.kind === 'expression') return expression(spelling, value.expression, place)
      if (value.kind === 'list' || value.kind === 'dict')
        return refuse(spelling, place, `SQLAlchemy makes no literal out of a ${value.kind}.`)
      return plainLiteral(spelling, value, place)
    }
    case 'call':
      return call(spelling, given.path, given.args, place)
    case 'true':
      return 'true'
    case 'false':
      return 'false'
    case 'null':
      return 'NULL'
    case 'ordered':
      return `${expression(spelling, given.of, place)} ${given.words}`
    case 'null-test':
      return `${expression(spelling, given.of, place)} ${given.words}`
    case 'cast':
      return spelling.cast(castInner(spelling, given.of, given.type, place), given.type, place)
  }
}

function castInner(spelling: Spelling, of: ScriptExpression, type: ScriptType, place: ScriptPlace): string {
  return of.kind === 'value' && of.value.kind !== 'expression'
    ? castValue(spelling, of.value, type, place)
    : expression(spelling, of, place)
}

function call(
  spelling: Spelling,
  path: readonly string[],
  args: readonly ScriptExpression[],
  place: ScriptPlace,
): string {
  const known = path.length === 1 ? (path[0] ?? '').toLowerCase() : ''
  const rendered = args.map((one) => expression(spelling, one, place)).join(', ')
  const here = spelling.functions[known]
  if (here !== undefined) return `${here}(${rendered})`
  if (bare.has(known)) return rendered === '' ? known.toUpperCase() : `${known.toUpperCase()}(${rendered})`
  if (known === 'count' && args.length === 0) return 'count(*)'
  return `${path.map((name) => functionName(spelling, name)).join('.')}(${rendered})`
}

/** Functions are quoted only for characters that no bare name has, whatever their case. */
function functionName(spelling: Spelling, name: string): string {
  return /^[A-Za-z0-9_$]+$/.test(name) ? name : spelling.quote(name)
}

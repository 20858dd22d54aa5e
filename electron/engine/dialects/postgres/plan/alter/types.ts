/** A type as the server spells it, taken apart: `character varying(20)[]`. */
interface Spelled {
  readonly base: string
  readonly modifiers: readonly number[]
  readonly array: boolean
}

function spelled(type: string): Spelled {
  const array = type.endsWith('[]')
  const plain = array ? type.slice(0, type.indexOf('[]')) : type
  const found = /^([^(]+?)\s*\(([\d,\s-]+)\)(.*)$/.exec(plain)
  const base = found === null ? plain : `${found[1] ?? ''}${found[3] ?? ''}`
  return { base, modifiers: (found?.[2] ?? '').split(',').filter(Boolean).map(Number), array }
}

const texts = new Set(['text', 'character varying', 'character', 'name', 'citext'])
const numbers = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']
const times = [
  'date',
  'timestamp without time zone',
  'timestamp with time zone',
  'time without time zone',
  'time with time zone',
]
const families: readonly (readonly string[])[] = [
  numbers,
  times,
  ['json', 'jsonb'],
  ['inet', 'cidr'],
  ['bit', 'bit varying'],
  ['macaddr', 'macaddr8'],
]

/**
 * What stands behind USING; null where the server takes the column as it is, because an assignment would convert it:
 * https://www.postgresql.org/docs/current/sql-createcast.html
 */
export function convert(column: string, from: string, to: string, retyped: boolean): string | null {
  const [before, after] = [spelled(from), spelled(to)]
  if (retyped) return `${column}::text::${to}`
  if (from === to) return null
  const isSame =
    before.base === after.base ||
    families.some((one) => one.includes(before.base) && one.includes(after.base))
  if (before.array === after.array && isSame)
    return isAssigned(before.base, after.base) ? null : `${column}::text::${to}`
  if (texts.has(after.base) && !after.array) return null
  if (texts.has(before.base) && before.array === after.array) return `${column}::${to}`
  if (before.array || after.array) return `${column}::text::${to}`
  if (before.base === 'boolean' && numbers.includes(after.base))
    return after.base === 'integer' ? `${column}::integer` : `${column}::integer::${to}`
  if (numbers.includes(before.base) && after.base === 'boolean')
    return before.base === 'integer' ? `${column}::boolean` : `${column}::integer::boolean`
  return `${column}::text::${to}`
}

/** A time of day has no date to give, and a date no time of day. */
function isAssigned(from: string, to: string): boolean {
  const isClock = (type: string) => type.startsWith('time ')
  return isClock(from) ? !times.includes(to) || isClock(to) : from !== 'date' || !isClock(to)
}

/** Whether the rows stay as they are: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES */
export function isHarmless(from: string, to: string): boolean {
  const [before, after] = [spelled(from), spelled(to)]
  if (from === to) return true
  if (before.array !== after.array) return false
  const [length = null] = before.modifiers
  const [newLength = null] = after.modifiers
  const isWider = newLength === null || (length !== null && newLength >= length)
  if (before.base === 'character varying' && after.base === 'text') return true
  if (before.base === 'text' && after.base === 'character varying') return newLength === null
  if (before.base === 'cidr' && after.base === 'inet') return true
  if (before.base !== after.base) return false
  switch (after.base) {
    case 'character varying':
    case 'bit varying':
      return isWider
    case 'numeric':
      return newLength === null || (isWider && (before.modifiers[1] ?? 0) === (after.modifiers[1] ?? 0))
    case 'timestamp without time zone':
    case 'timestamp with time zone':
    case 'time without time zone':
    case 'time with time zone':
    case 'interval':
      return isWider
    default:
      return false
  }
}

const whole = new Set(['smallint', 'integer', 'bigint'])

/** Whether the conversion drops something of a value without failing: digits, a time of day, a zone. */
export function isLossy(from: string, to: string): boolean {
  const [before, after] = [spelled(from), spelled(to)]
  const isWhole = (base: string) => whole.has(base)
  if (before.base === 'numeric' && after.base === 'numeric') {
    if (after.modifiers.length === 0) return false
    return before.modifiers.length === 0 || (before.modifiers[1] ?? 0) > (after.modifiers[1] ?? 0)
  }
  if (numbers.includes(before.base) && numbers.includes(after.base)) {
    if (isWhole(before.base) && isWhole(after.base)) return false
    if (isWhole(before.base) && after.base === 'numeric') return false
    if (isWhole(before.base))
      return after.base === 'real' ? before.base !== 'smallint' : before.base === 'bigint'
    return !(before.base === 'real' && after.base === 'double precision')
  }
  if (times.includes(before.base) && times.includes(after.base)) {
    if (before.base === after.base) return (after.modifiers[0] ?? 6) < (before.modifiers[0] ?? 6)
    return before.base !== 'date'
  }
  if (before.base === 'json' && after.base === 'jsonb') return true
  if (numbers.includes(before.base) && after.base === 'boolean') return true
  return after.base === 'character' && texts.has(before.base) && before.base !== 'character'
}

/** Whether every value of one type has its place in the other. */
export function isWidening(from: string, to: string): boolean {
  const [before, after] = [spelled(from), spelled(to)]
  if (before.array !== after.array) return false
  if (texts.has(after.base) && after.base !== 'name')
    return after.modifiers.length === 0 && after.base !== 'character'
  const [narrow, wide] = [numbers.indexOf(before.base), numbers.indexOf(after.base)]
  if (narrow < 0 || wide < 0) return false
  if (after.base === 'numeric') return after.modifiers.length === 0
  return before.base !== 'numeric' && narrow <= wide
}

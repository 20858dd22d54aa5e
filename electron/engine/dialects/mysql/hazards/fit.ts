import type { Column } from '#contract/catalog'
import { charsetOf, valueType, type ValueType } from './cost/value-type'

/** What becomes of a column's values: they all fit; some may not, and the server then stops (strict mode); or they are cut without a word. */
export type Fit = 'fits' | 'may-not-fit' | 'is-cut'

const integers: Readonly<Record<string, number>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  bigint: 8,
}
const texts: Readonly<Record<string, number>> = {
  tinytext: 255,
  text: 65_535,
  mediumtext: 16_777_215,
  longtext: 4_294_967_295,
  tinyblob: 255,
  blob: 65_535,
  mediumblob: 16_777_215,
  longblob: 4_294_967_295,
}
const bits = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob'])

/** Whether every value of the old type is one of the new. */
export function fitOf(from: Column, to: Column): Fit {
  if (from.type === to.type) return 'fits'
  const [before, after] = [valueType(from.type), valueType(to.type)]
  if (integers[before.word] !== undefined && integers[after.word] !== undefined)
    return integerFit(before, after)
  if (before.word === 'decimal' && after.word === 'decimal') return decimalFit(before, after)
  if (before.word === 'double' && after.word === 'float') return 'is-cut'
  if (before.word === 'float' && after.word === 'double') return 'fits'
  if (isDecimalLike(before) && isFloating(after))
    return integers[before.word] !== undefined && (integers[before.word] ?? 8) < 4 ? 'fits' : 'is-cut'
  if (isFloating(before) && isDecimalLike(after)) return 'is-cut'
  if (before.words.length > 0 && before.word === after.word)
    return before.words.every((word) => after.words.includes(word)) ? 'fits' : 'may-not-fit'
  const [room, needed] = [roomOf(after), roomOf(before)]
  if (room !== null && needed !== null) {
    const sameKind = bits.has(before.word) === bits.has(after.word)
    return sameKind && room >= needed ? 'fits' : 'may-not-fit'
  }
  return timeFit(before, after) ?? 'may-not-fit'
}

/** Whether a column's characters may have no place in its new character set. */
export function charactersFit(from: Column, to: Column): boolean {
  const [before, after] = [charsetOf(from), charsetOf(to)]
  if (before === null || after === null || before === after || before === 'ascii') return true
  return (
    after === 'utf8mb4' ||
    (/^utf(8mb3|16|32)$/.test(after) && !/^(utf8mb4|utf16|utf32|gb18030)$/.test(before))
  )
}

function integerFit(before: ValueType, after: ValueType): Fit {
  const [old, wanted] = [integers[before.word] ?? 0, integers[after.word] ?? 0]
  if (before.unsigned === after.unsigned) return wanted >= old ? 'fits' : 'may-not-fit'
  return before.unsigned && wanted > old ? 'fits' : 'may-not-fit'
}

function decimalFit(before: ValueType, after: ValueType): Fit {
  const whole = ({ size, scale }: ValueType): number => (size ?? 10) - (scale ?? 0)
  if ((after.scale ?? 0) < (before.scale ?? 0)) return 'is-cut'
  return whole(after) < whole(before) || (after.unsigned && !before.unsigned) ? 'may-not-fit' : 'fits'
}

function isDecimalLike({ word }: ValueType): boolean {
  return word === 'decimal' || integers[word] !== undefined
}

function isFloating({ word }: ValueType): boolean {
  return word === 'float' || word === 'double'
}

function roomOf({ word, size }: ValueType): number | null {
  if (/^(var)?(char|binary)$/.test(word)) return size ?? 1
  return texts[word] ?? null
}

/** Dates and times: https://dev.mysql.com/doc/refman/8.4/en/date-and-time-type-conversion.html */
function timeFit(before: ValueType, after: ValueType): Fit | null {
  const kinds = new Set(['date', 'datetime', 'timestamp', 'time'])
  if (!kinds.has(before.word) || !kinds.has(after.word)) return null
  if (before.word === after.word) return (after.size ?? 0) < (before.size ?? 0) ? 'is-cut' : 'fits'
  if (before.word === 'date') return after.word === 'datetime' ? 'fits' : 'may-not-fit'
  if (after.word === 'timestamp') return 'may-not-fit'
  return before.word === 'timestamp' && after.word === 'datetime' && (after.size ?? 0) >= (before.size ?? 0)
    ? 'fits'
    : 'is-cut'
}

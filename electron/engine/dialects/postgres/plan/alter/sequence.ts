import type { ColumnSequence } from '#contract/catalog'
import type { Act } from '../part'

type Made = Pick<ColumnSequence, 'type' | 'options'>

/** ALTER SEQUENCE with what differs; what one side leaves to the server is said, so that it is set back too. */
export function alterSequence(name: string, from: Made, to: Made): Act[] {
  const [before, after] = optionsApart(from, to)
  const type = (sequence: Made) => (from.type === to.type ? [] : [`AS ${sequence.type}`])
  const sql = (sequence: Made, options: string[]) =>
    ['ALTER SEQUENCE', name, ...type(sequence), ...options].join(' ')
  if (from.type === to.type && after.length === 0) return []
  return [
    ...within(name, from, to),
    { sql: sql(to, after), reverse: sql(from, before), property: 'sequence' },
  ]
}

/** A sequence that stands beyond its new bounds would not take them. Moved already, it stays where it is. */
function within(name: string, from: Made, to: Made): Act[] {
  const [before, after] = [boundsOf(from), boundsOf(to)]
  const [rises, falls] = [after.min > before.min, after.max < before.max]
  if (!rises && !falls) return []
  const low = rises ? `greatest(last_value, ${after.min})` : 'last_value'
  const value = falls ? `least(${low}, ${after.max})` : low
  const sql = `SELECT setval('${name.replaceAll("'", "''")}', ${value}, is_called AND last_value = ${value}) FROM ${name}`
  return [{ sql, reverse: sql, property: 'count' }]
}

const bits: Readonly<Record<string, bigint>> = { bigint: 64n, integer: 32n, smallint: 16n }

function boundsOf({ type, options }: Made): { min: bigint; max: bigint } {
  const value = (word: string) => new RegExp(`${word} (-?\\d+)`).exec(options)?.[1]
  const largest = 2n ** ((bits[type] ?? 64n) - 1n) - 1n
  const falls = value('INCREMENT BY')?.startsWith('-') === true
  return {
    min: BigInt(value('MINVALUE') ?? (falls ? -largest - 1n : 1n)),
    max: BigInt(value('MAXVALUE') ?? (falls ? -1n : largest)),
  }
}

/**
 * The options that differ, as both sides have them. All of them where the type differs or the direction: the server
 * keeps bounds, or moves them, by what it was told of them before.
 * https://www.postgresql.org/docs/current/sql-altersequence.html
 */
export function optionsApart(from: Made, to: Made): [string[], string[]] {
  const [before, after] = [sequenceOptions(from), sequenceOptions(to)]
  const falls = ({ options }: Made) => options.includes('INCREMENT BY -')
  if (from.type !== to.type || falls(from) !== falls(to)) return [before, after]
  return [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))]
}

/** Every option of a sequence, in words of DDL. */
function sequenceOptions({ options }: Made): string[] {
  const value = (word: string) => new RegExp(`${word} (-?\\d+)`).exec(options)?.[1] ?? null
  const increment = value('INCREMENT BY') ?? '1'
  const [min, max] = [value('MINVALUE'), value('MAXVALUE')]
  const start = value('START WITH') ?? (increment.startsWith('-') ? (max ?? '-1') : (min ?? '1'))
  return [
    `INCREMENT BY ${increment}`,
    min === null ? 'NO MINVALUE' : `MINVALUE ${min}`,
    max === null ? 'NO MAXVALUE' : `MAXVALUE ${max}`,
    `START WITH ${start}`,
    `CACHE ${value('CACHE') ?? '1'}`,
    options.includes('CYCLE') ? 'CYCLE' : 'NO CYCLE',
  ]
}

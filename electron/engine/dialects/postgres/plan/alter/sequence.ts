import type { ColumnSequence } from '#contract/catalog'
import type { Act } from '../part'

type Made = Pick<ColumnSequence, 'type' | 'options'>

/** ALTER SEQUENCE with every option said, so that what one side leaves to the server is set back too. */
export function alterSequence(name: string, from: Made, to: Made): Act[] {
  const sql = (sequence: Made) => `ALTER SEQUENCE ${name} AS ${sequence.type} ${sequenceOptions(sequence)}`
  if (sql(from) === sql(to)) return []
  return [...within(name, from, to), { sql: sql(to), reverse: sql(from), property: 'sequence' }]
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

/** Every option of a sequence, in words of DDL. */
export function sequenceOptions({ options }: Pick<Made, 'options'>): string {
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
  ].join(' ')
}

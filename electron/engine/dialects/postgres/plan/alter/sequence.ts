import type { ColumnSequence } from '#contract/catalog'
import type { Act } from '../part'

type Made = Pick<ColumnSequence, 'type' | 'options'>

/** ALTER SEQUENCE with every option said, so that what one side leaves to the server is set back too. */
export function alterSequence(name: string, from: Made, to: Made): Act[] {
  const sql = (sequence: Made) => `ALTER SEQUENCE ${name} AS ${sequence.type} ${sequenceOptions(sequence)}`
  return sql(from) === sql(to) ? [] : [{ sql: sql(to), reverse: sql(from), property: 'sequence' }]
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

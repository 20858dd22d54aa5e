import type { Column, ColumnSequence, Table } from '#contract/catalog'
import { quote } from '../quote'

/** The longest name the server keeps, in bytes. */
const longest = 63

/** What stands before the table: the sequences that its defaults draw from. Several tables may draw from one. */
export function createSequences(table: Table): string[] {
  return table.columns
    .flatMap((column) => column.sequences)
    .filter((sequence) => sequence.tie !== 'identity')
    .map(createSequence)
}

/** CREATE SEQUENCE of a column's sequence. */
export function createSequence(sequence: ColumnSequence): string {
  const options = sequence.options === '' ? '' : ` ${sequence.options}`
  return `CREATE SEQUENCE IF NOT EXISTS ${qualified(sequence)} AS ${sequence.type}${options};`
}

/** What stands behind the table: a sequence is dropped with the column that owns it. */
export function ownSequences(table: Table): string[] {
  return table.columns.flatMap((column) =>
    column.sequences
      .filter((sequence) => sequence.tie === 'owned')
      .map((sequence) => ownSequence(table, column, sequence)),
  )
}

/** Gives a sequence to a column. */
export function ownSequence(
  table: Pick<Table, 'schema' | 'name'>,
  column: Pick<Column, 'name'>,
  sequence: Pick<ColumnSequence, 'schema' | 'name'>,
): string {
  return `ALTER SEQUENCE ${qualified(sequence)} OWNED BY ${qualified(table)}.${quote(column.name)};`
}

/** How a column makes its own values; its sequence is named only where the server would name it otherwise. */
export function identity(table: Pick<Table, 'schema' | 'name'>, column: Column): string {
  if (column.identity !== 'always' && column.identity !== 'by-default') return ''
  const words = identityWords(table, column)
  const kind = column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'
  return ` GENERATED ${kind} AS IDENTITY${words.length === 0 ? '' : ` (${words.join(' ')})`}`
}

function identityWords(table: Pick<Table, 'schema' | 'name'>, column: Column): string[] {
  const sequence = column.sequences.find((one) => one.tie === 'identity')
  return [
    ...(sequence === undefined || isNamedByServer(table, column, sequence)
      ? []
      : [`SEQUENCE NAME ${qualified(sequence)}`]),
    ...(sequence === undefined || sequence.options === '' ? [] : [sequence.options]),
  ]
}

function isNamedByServer(
  table: Pick<Table, 'schema' | 'name'>,
  column: Column,
  { schema, name }: ColumnSequence,
): boolean {
  const own = `${table.name}_${column.name}_seq`
  return schema === table.schema && name === own && Buffer.byteLength(own) <= longest
}

function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quote(schema)}.${quote(name)}`
}

import type { Fact, Table } from '#contract/catalog'
import type { Session } from '../../dialect'
import { markTable } from '../scratch-table'

export interface TableRow {
  readonly table: string
  readonly type: string
  readonly engine: string | null
  readonly comment: string
  readonly collation: string | null
  readonly options: string
  readonly format: string | null
  readonly next: string | number | null
  readonly rows: number | null
  readonly bytes: number | null
}

/** Tables and MariaDB's sequences of the database; temporary tables are left out. */
export function readTables(session: Session): Promise<TableRow[]> {
  return session.query<TableRow & Record<string, unknown>>(
    `select table_name as \`table\`, table_type as \`type\`, engine as \`engine\`, table_comment as \`comment\`,
  table_collation as \`collation\`, create_options as \`options\`, row_format as \`format\`,
  auto_increment as \`next\`, table_rows as \`rows\`, data_length + index_length as \`bytes\`
from information_schema.tables
where table_schema = ? and table_type in ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
  and table_name not in ('varve_ledger', '${markTable}')`,
    [session.server.database],
  )
}

export function isSequence({ type }: TableRow): boolean {
  return type === 'SEQUENCE'
}

/** What stands behind the columns beside engine, collation and comment; null for nothing. */
export function optionsOf({ type, options }: TableRow): string | null {
  const words = [
    options.replace(/\bpartitioned\b/i, '').trim(),
    type === 'SYSTEM VERSIONED' ? 'with system versioning' : '',
  ].filter((one) => one !== '')
  return words.length === 0 ? null : words.join(' ')
}

export function isPartitioned({ options }: TableRow): boolean {
  return /\bpartitioned\b/i.test(options)
}

/** What moves without a change of the schema. */
export function countsOf(row: TableRow): Pick<Table, 'facts' | 'estimatedRows' | 'bytes'> {
  return {
    facts: factsOf(row),
    estimatedRows: row.rows === null ? -1 : Number(row.rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
  }
}

/** What is worth knowing and is no part of the DDL, or stands there in other words. */
function factsOf({ format, collation, next }: TableRow): Fact[] {
  return [
    ...(format === null ? [] : [{ name: 'row format', value: format }]),
    ...(collation === null ? [] : [{ name: 'character set', value: collation.split('_')[0] ?? collation }]),
    ...(next === null ? [] : [{ name: 'next auto-increment value', value: String(next) }]),
  ]
}

import type { Session } from '../../dialect'

export interface TableRow {
  readonly table: string
  readonly type: string
  readonly engine: string | null
  readonly comment: string
  readonly collation: string | null
  readonly options: string
  readonly rows: number | null
  readonly bytes: number | null
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

/** Tables of the database. Sequences of MariaDB (type SEQUENCE) and temporary tables are none. */
export function readTables(session: Session): Promise<TableRow[]> {
  return session.query<TableRow & Record<string, unknown>>(
    `select table_name as \`table\`, table_type as \`type\`, engine as \`engine\`, table_comment as \`comment\`,
  table_collation as \`collation\`, create_options as \`options\`, table_rows as \`rows\`,
  data_length + index_length as \`bytes\`
from information_schema.tables
where table_schema = ? and table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and table_name <> 'varve_ledger'`,
    [session.server.database],
  )
}

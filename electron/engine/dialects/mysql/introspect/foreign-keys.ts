import type { ForeignKey, ForeignKeyAction } from '#contract/catalog'
import type { Session } from '../../dialect'

export interface ForeignKeyRow {
  readonly table: string
  readonly name: string
  readonly onDelete: string
  readonly onUpdate: string
  readonly match: string
}

export interface ForeignKeyColumnRow {
  readonly table: string
  readonly name: string
  readonly column: string
  readonly toSchema: string
  readonly toTable: string
  readonly toColumn: string
}

/** Foreign keys with their actions. */
export function readForeignKeys(session: Session): Promise<ForeignKeyRow[]> {
  return session.query<ForeignKeyRow & Record<string, unknown>>(
    `select table_name as \`table\`, constraint_name as \`name\`, delete_rule as \`onDelete\`,
  update_rule as \`onUpdate\`, match_option as \`match\`
from information_schema.referential_constraints
where constraint_schema = ?
order by table_name, constraint_name`,
    [session.server.database],
  )
}

/** The columns of every foreign key, in order. */
export function readForeignKeyColumns(session: Session): Promise<ForeignKeyColumnRow[]> {
  return session.query<ForeignKeyColumnRow & Record<string, unknown>>(
    `select table_name as \`table\`, constraint_name as \`name\`, column_name as \`column\`,
  referenced_table_schema as \`toSchema\`, referenced_table_name as \`toTable\`,
  referenced_column_name as \`toColumn\`
from information_schema.key_column_usage
where table_schema = ? and referenced_table_name is not null
order by table_name, constraint_name, ordinal_position`,
    [session.server.database],
  )
}

/** One foreign key with its columns; null for a key whose columns the user may not see. */
export function foreignKeyOf(row: ForeignKeyRow, columns: readonly ForeignKeyColumnRow[]): ForeignKey | null {
  const [first] = columns
  if (first === undefined) return null
  return {
    name: row.name,
    columns: columns.map((column) => column.column),
    toSchema: first.toSchema,
    toTable: first.toTable,
    toColumns: columns.map((column) => column.toColumn),
    onDelete: row.onDelete as ForeignKeyAction,
    onUpdate: row.onUpdate as ForeignKeyAction,
    match: row.match === 'FULL' || row.match === 'PARTIAL' ? row.match : 'SIMPLE',
    deferrable: 'no',
    validated: true,
  }
}

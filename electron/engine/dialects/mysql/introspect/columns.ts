import type { Column } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import { defaultOf, expressionOf } from './defaults'

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: string
  readonly default: string | null
  readonly extra: string
  readonly collation: string | null
  readonly comment: string
  readonly generation: string | null
}

/** Columns of the database's tables and views, in table order. */
export function readColumns(session: Session): Promise<ColumnRow[]> {
  return session.query<ColumnRow & Record<string, unknown>>(
    `select table_name as \`table\`, column_name as \`name\`, column_type as \`type\`, is_nullable as \`nullable\`,
  column_default as \`default\`, extra as \`extra\`, collation_name as \`collation\`, column_comment as \`comment\`,
  generation_expression as \`generation\`
from information_schema.columns
where table_schema = ?
order by table_name, ordinal_position`,
    [session.server.database],
  )
}

/** A column's value; `tableCollation` is left out where the column has just that. */
export function columnOf(
  row: ColumnRow,
  tableCollation: string | null,
  product: Product,
  database: string,
): Column {
  const generated = row.generation !== null && row.generation !== ''
  return {
    name: row.name,
    type: row.type,
    nullable: row.nullable === 'YES',
    default: generated ? null : defaultOf(row, product.flavour, database),
    identity: /\bauto_increment\b/i.test(row.extra) ? 'auto-increment' : null,
    sequences: [],
    generated: generated
      ? {
          expression: expressionOf(row.generation ?? '', product.flavour),
          stored: /\b(stored|persistent)\b/i.test(row.extra),
        }
      : null,
    onUpdate: /\bon update (\S+)/i.exec(row.extra)?.[1] ?? null,
    collation: row.collation === tableCollation ? null : row.collation,
    invisible: /\binvisible\b/i.test(row.extra),
    unversioned: /\bwithout system versioning\b/i.test(row.extra),
    comment: row.comment === '' ? null : row.comment,
  }
}

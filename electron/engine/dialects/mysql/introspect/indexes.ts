import type { Index, IndexPart } from '#contract/catalog'
import type { Session } from '../../dialect'
import { atLeast, type Product } from '../flavour'
import { expressionOf } from './defaults'
import { groupBy } from './group-by'

export interface IndexRow {
  readonly table: string
  readonly name: string
  readonly nonUnique: number
  readonly column: string | null
  readonly expression: string | null
  readonly order: string | null
  readonly prefix: number | null
  readonly method: string
  readonly comment: string
  readonly hidden: string
}

/** Every part of every index, in order. */
export function readIndexes(session: Session, product: Product): Promise<IndexRow[]> {
  return session.query<IndexRow & Record<string, unknown>>(
    `select table_name as \`table\`, index_name as \`name\`, non_unique as \`nonUnique\`, column_name as \`column\`,
  ${expressionColumn(product)} as \`expression\`, collation as \`order\`, sub_part as \`prefix\`,
  index_type as \`method\`, index_comment as \`comment\`, ${hiddenColumn(product)} as \`hidden\`
from information_schema.statistics
where table_schema = ?
order by table_name, index_name, seq_in_index`,
    [session.server.database],
  )
}

/** Functional key parts: MySQL 8.0.13. */
function expressionColumn(product: Product): string {
  return product.flavour === 'mysql' && atLeast(product, 8, 0, 13) ? 'expression' : 'null'
}

/** MySQL 8.0 has invisible indexes, MariaDB 10.6 ignored ones. */
function hiddenColumn(product: Product): string {
  if (product.flavour === 'mysql')
    return atLeast(product, 8, 0) ? "if(is_visible = 'NO', 'YES', 'NO')" : "'NO'"
  return atLeast(product, 10, 6) ? 'ignored' : "'NO'"
}

/** One table's indexes. */
export function indexesOf(rows: readonly IndexRow[], product: Product): Index[] {
  return [...groupBy(rows, (row) => row.name).values()].map((parts) => indexOf(parts, product))
}

function indexOf(rows: readonly IndexRow[], product: Product): Index {
  const [first] = rows as [IndexRow]
  const parts = rows.map((row) => partOf(row, product))
  const unique = Number(first.nonUnique) === 0
  return {
    name: first.name,
    unique,
    method: first.method.toLowerCase(),
    parts,
    include: [],
    predicate: null,
    nullsNotDistinct: false,
    valid: true,
    visible: first.hidden !== 'YES',
    backs: backs(first.name, unique, parts),
    comment: first.comment === '' ? null : first.comment,
    definition: null,
  }
}

/** A unique index over an expression is no constraint: it has no columns to name. */
function backs(name: string, unique: boolean, parts: readonly IndexPart[]): Index['backs'] {
  if (name === 'PRIMARY') return 'primary-key'
  return unique && parts.every((part) => part.column !== null) ? 'unique' : null
}

function partOf(row: IndexRow, product: Product): IndexPart {
  const bounded = row.prefix !== null && row.method !== 'SPATIAL'
  return {
    column: row.column,
    expression: row.expression === null ? null : expressionOf(row.expression, product.flavour),
    order: row.order === 'D' ? 'desc' : 'asc',
    nulls: null,
    operatorClass: null,
    collation: null,
    prefixLength: bounded ? Number(row.prefix) : null,
  }
}

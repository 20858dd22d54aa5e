import type { CheckConstraint, Column } from '#contract/catalog'
import { literal, quote } from '../quote'

/** A column's line of CREATE TABLE, with the check that belongs to it. */
export function columnDdl(column: Column, check: CheckConstraint | null): string {
  const { generated } = column
  return [
    quote(column.name),
    column.type,
    ...(column.collation === null ? [] : [`collate ${column.collation}`]),
    ...(generated === null ? [] : [`generated always as ${generation(generated)}`]),
    ...(column.invisible === true ? ['invisible'] : []),
    ...nullability(column),
    ...(column.default === null ? [] : [`default ${column.default}`]),
    ...(column.onUpdate === null ? [] : [`on update ${column.onUpdate}`]),
    ...(column.identity === null ? [] : ['auto_increment']),
    ...(column.unversioned === true ? ['without system versioning'] : []),
    ...(column.comment === null ? [] : [`comment ${literal(column.comment)}`]),
    ...(check === null ? [] : [`check (${check.expression})`]),
  ].join(' ')
}

const rowStart = 'ROW START'
const rowEnd = 'ROW END'

/** MariaDB's system versioning with columns of its own: they are generated from no expression. */
export function systemPeriod(columns: readonly Column[]): string[] {
  const [start, end] = [rowStart, rowEnd].map((word) =>
    columns.find((column) => column.generated?.expression === word),
  )
  if (start === undefined || end === undefined) return []
  return [`period for system_time (${quote(start.name)}, ${quote(end.name)})`]
}

function generation({ expression, stored }: NonNullable<Column['generated']>): string {
  if (expression === rowStart || expression === rowEnd) return expression.toLowerCase()
  return `(${expression}) ${stored ? 'stored' : 'virtual'}`
}

/** MariaDB takes neither NULL nor NOT NULL on a generated column, and reads no comment meant for MySQL 5.7 to 9. */
function nullability(column: Column): string[] {
  if (column.generated !== null) return column.nullable ? [] : ['/*!50700 not null */']
  return [column.nullable ? 'null' : 'not null']
}

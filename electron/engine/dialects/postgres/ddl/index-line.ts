import type { Index, IndexPart, Table } from '#contract/catalog'
import { quote } from '../quote'

/** CREATE INDEX as PostgreSQL takes it; the server's own spelling where there is one. */
export function createIndex(table: Pick<Table, 'schema' | 'name'>, index: Index): string {
  if (index.definition !== null) return `${index.definition};`
  const on = `${quote(table.schema)}.${quote(table.name)}`
  const include = index.include.length > 0 ? ` INCLUDE (${index.include.map(quote).join(', ')})` : ''
  const nulls = index.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
  const options = index.options == null ? '' : ` ${index.options}`
  const where = index.predicate === null ? '' : ` WHERE ${index.predicate}`
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(index.name)} ON ${on} USING ${quote(index.method)} (${index.parts.map(part).join(', ')})${include}${nulls}${options}${where};`
}

function part(part: IndexPart): string {
  return [
    part.column === null ? `(${part.expression ?? ''})` : quote(part.column),
    part.collation === null ? '' : ` COLLATE ${part.collation}`,
    part.operatorClass === null ? '' : ` ${part.operatorClass}`,
    part.order === 'desc' ? ' DESC' : '',
    part.nulls === null ? '' : ` NULLS ${part.nulls.toUpperCase()}`,
  ].join('')
}

import type { Index, IndexPart, Table } from '#contract/catalog'
import { identifier, quote } from '../quote'

/** What the server says of every index, and only of one of another method has to be said. */
const usualMethod = new RegExp(
  `^(CREATE (?:UNIQUE )?INDEX ${identifier} ON (?:ONLY )?${identifier}\\.${identifier}) USING btree(?= )`,
)

/** CREATE INDEX as PostgreSQL takes it; the server's own spelling where there is one. */
export function createIndex(table: Pick<Table, 'schema' | 'name'>, index: Index): string {
  if (index.definition !== null) return `${index.definition.replace(usualMethod, '$1')};`
  const on = `${quote(table.schema)}.${quote(table.name)}`
  const include = index.include.length > 0 ? ` INCLUDE (${index.include.map(quote).join(', ')})` : ''
  const nulls = index.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
  const options = index.options == null ? '' : ` ${index.options}`
  const using = index.method === 'btree' ? '' : ` USING ${quote(index.method)}`
  const where = index.predicate === null ? '' : ` WHERE ${index.predicate}`
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(index.name)} ON ${on}${using} (${index.parts.map(part).join(', ')})${include}${nulls}${options}${where};`
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

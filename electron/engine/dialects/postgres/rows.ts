import type { Cell } from '#contract/rows'
import { cellOf, mostBytes, mostCharacters } from '../cell'
import type { RowsWanted, Session } from '../dialect'
import { quote } from './quote'

/**
 * The first rows with every value cut by the server: `bytes:beginning`, one entry a column, because a result has at
 * most 1664. Functions are qualified: a search path may hold others of their names.
 */
export async function rows(session: Session, wanted: RowsWanted): Promise<Cell[][]> {
  const values = wanted.columns.map(({ name, type }, at) => `${cut(quote(name), type)} as "${at}"`)
  const order = wanted.orderBy.length === 0 ? '' : ` order by ${wanted.orderBy.map(quote).join(', ')}`
  const found = await session.query<Record<string, string | null>>(
    // A table without columns still has rows.
    `select ${values.length === 0 ? 'null as "0"' : values.join(', ')} from ${quote(wanted.schema)}.${quote(wanted.name)}${order} limit ${wanted.limit}`,
  )
  return found.map((row) => wanted.columns.map(({ type }, at) => cellOf(row[at] ?? null, type === 'bytea')))
}

function cut(column: string, type: string): string {
  if (type === 'bytea') {
    return `pg_catalog.octet_length(${column})::pg_catalog.text operator(pg_catalog.||) ':' operator(pg_catalog.||) pg_catalog.encode(pg_catalog.substr(${column}, 1, ${mostBytes}), 'hex')`
  }
  const text = `${column}::pg_catalog.text`
  return `pg_catalog.octet_length(${text})::pg_catalog.text operator(pg_catalog.||) ':' operator(pg_catalog.||) pg_catalog.substr(${text}, 1, ${mostCharacters})`
}

import type { Index, IndexPart, Table } from '#contract/catalog'
import { repr } from '../python-literal'
import { call, dictionary, final, list, maybe, type Named, text } from './python'
import { inSchema, type Said } from './said'

/** `op.create_index(…)`; null where these words say less than the index is. */
export function createIndex(index: Index, table: Table, said: Said, concurrently: boolean): string | null {
  const parts = index.parts.map(partCall)
  const { options, comment, valid, visible, backs } = index
  const more = options != null || comment !== null || !valid || !visible || backs !== null
  if (more || parts.some((part) => part === null)) return null
  const own = said.dialect === 'mysql' ? mysqlWords(index) : postgresWords(index, concurrently)
  if (own === null) return null
  return call(
    'op.create_index',
    [final(index.name), repr(table.name), `[${parts.join(', ')}]`],
    [inSchema(table, said), ['unique', index.unique ? 'True' : 'False'], ...own],
  )
}

/** `op.drop_index(…)`. */
export function dropIndex({ name }: Index, table: Table, said: Said, concurrently: boolean): string {
  const named: Named[] = [
    ['table_name', repr(table.name)],
    inSchema(table, said),
    ['postgresql_concurrently', concurrently ? 'True' : null],
  ]
  return call('op.drop_index', [final(name)], named)
}

// An operator class is said by column name beside the parts.
function partCall({ column, expression, order, nulls, collation, operatorClass }: IndexPart): string | null {
  if (collation !== null) return null
  if (column === null) {
    if (expression === null || operatorClass !== null) return null
    const words = [expression, order === 'desc' ? 'DESC' : '', nulls === null ? '' : `NULLS ${nulls}`]
    return text(words.filter((word) => word !== '').join(' '))
  }
  if (order === 'asc' && nulls === null) return repr(column)
  if (!/^[a-z_][a-z0-9_]*$/.test(column)) return null
  return text(
    [column, order === 'desc' ? 'DESC' : '', nulls === null ? '' : `NULLS ${nulls}`]
      .filter(Boolean)
      .join(' '),
  )
}

function postgresWords(index: Index, concurrently: boolean): Named[] | null {
  const classes = index.parts.flatMap(({ column, operatorClass, order, nulls }) =>
    column === null || operatorClass === null
      ? []
      : order === 'asc' && nulls === null
        ? [[column, operatorClass] as const]
        : [null],
  )
  if (classes.includes(null)) return null
  const known = classes.filter((one) => one !== null)
  return [
    ['postgresql_using', index.method === 'btree' ? null : repr(index.method)],
    ['postgresql_ops', known.length === 0 ? null : dictionary(known)],
    ['postgresql_include', index.include.length === 0 ? null : list(index.include)],
    ['postgresql_where', index.predicate === null ? null : text(index.predicate)],
    ['postgresql_nulls_not_distinct', index.nullsNotDistinct ? 'True' : null],
    ['postgresql_concurrently', concurrently ? 'True' : null],
  ]
}

function mysqlWords({ method, parts }: Index): Named[] | null {
  const lengths = parts.flatMap(({ column, prefixLength }) =>
    column === null || prefixLength === null ? [] : [`${repr(column)}: ${prefixLength}`],
  )
  const prefix = { fulltext: 'FULLTEXT', spatial: 'SPATIAL' }[method]
  if (prefix === undefined && method !== 'btree') return null
  return [
    ['mysql_prefix', maybe(prefix)],
    ['mysql_length', lengths.length === 0 ? null : `{${lengths.join(', ')}}`],
  ]
}

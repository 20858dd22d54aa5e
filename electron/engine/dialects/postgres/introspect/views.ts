import type { Index, View } from '#contract/catalog'
import type { Session } from '../../dialect'
import { ownRelations } from './scope'
import { unshown } from './unshown'

type Row = {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly materialized: boolean
  readonly columns: View['columns'] | null
  readonly options: string | null
  readonly unshown: string[]
  readonly definition: string
  readonly comment: string | null
}

const sql = `select c.oid as oid, n.nspname::text as schema, c.relname::text as name, c.relkind = 'm' as materialized,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'comment', col_description(a.attrelid, a.attnum)) order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  'WITH (' || array_to_string(c.reloptions, ', ') || ')' as options, ${unshown} as unshown,
  coalesce(pg_get_viewdef(c.oid, true), '') as definition,
  obj_description(c.oid, 'pg_class') as comment
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`'v', 'm'`)}
order by n.nspname, c.relname`

/** Reads views and materialized views; `indexes` are those of all relations. */
export async function readViews(
  session: Session,
  indexes: readonly { table: number; index: Index }[],
): Promise<View[]> {
  const rows = await session.query<Row>(sql)
  const indexesOf = new Map<number, Index[]>()
  for (const { table, index } of indexes) indexesOf.set(table, [...(indexesOf.get(table) ?? []), index])
  return rows.map((row) => ({
    schema: row.schema,
    name: row.name,
    materialized: row.materialized,
    columns: row.columns ?? [],
    definition: row.definition.trim().replace(/;$/, ''),
    options: row.options,
    indexes: indexesOf.get(row.oid) ?? [],
    unshown: row.unshown,
    comment: row.comment,
  }))
}

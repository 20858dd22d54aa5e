import type { View } from '#contract/catalog'
import type { Session } from '../../dialect'
import { ownRelations } from './scope'

type Row = {
  readonly schema: string
  readonly name: string
  readonly materialized: boolean
  readonly columns: { name: string; type: string }[] | null
  readonly definition: string
  readonly comment: string | null
}

const sql = `select n.nspname::text as schema, c.relname::text as name, c.relkind = 'm' as materialized,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  coalesce(pg_get_viewdef(c.oid, true), '') as definition,
  obj_description(c.oid, 'pg_class') as comment
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`'v', 'm'`)}
order by n.nspname, c.relname`

/** Reads views and materialized views. */
export async function readViews(session: Session): Promise<View[]> {
  const rows = await session.query<Row>(sql)
  return rows.map((row) => ({
    schema: row.schema,
    name: row.name,
    materialized: row.materialized,
    columns: row.columns ?? [],
    definition: row.definition.trim().replace(/;$/, ''),
    comment: row.comment,
  }))
}

import type { Table, TableParent } from '#contract/catalog'
import type { Session } from '../../dialect'
import { ownRelations, tableKinds } from './scope'
import { unshown } from './unshown'

/** A table without what the other queries bring. */
export type TableRow = {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly kind: Table['kind']
  readonly partitionBy: string | null
  readonly parents: TableParent[] | null
  readonly unlogged: boolean
  readonly foreignServer: string | null
  readonly options: string | null
  readonly unshown: string[]
  readonly comment: string | null
  readonly estimatedRows: number
  readonly bytes: number | null
}

/**
 * The size function opens the table and would wait behind an exclusive lock, so a locked table has no size.
 * Before version 14 a table never analysed counts 0 rows; since then -1.
 */
const sql = `select c.oid as oid, n.nspname::text as schema, c.relname::text as name,
  case when c.relkind = 'p' then 'partitioned' when c.relkind = 'f' then 'foreign'
    when c.relispartition then 'partition' else 'table' end as kind,
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionBy",
  (select json_agg(json_build_object('schema', pn.nspname, 'name', p.relname,
      'bound', case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end) order by h.inhseqno)
    from pg_inherits h join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
    where h.inhrelid = c.oid) as parents,
  c.relpersistence = 'u' as unlogged,
  (select 'SERVER ' || quote_ident(fs.srvname) || coalesce(' OPTIONS (' || (
      select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
      from pg_options_to_table(ft.ftoptions) o) || ')', '')
    from pg_foreign_table ft join pg_foreign_server fs on fs.oid = ft.ftserver
    where ft.ftrelid = c.oid) as "foreignServer",
  'WITH (' || array_to_string(c.reloptions, ', ') || ')' as options,
  ${unshown} as unshown,
  obj_description(c.oid, 'pg_class') as comment,
  (case when c.reltuples = 0 and c.relpages = 0 and c.relkind <> 'p' then -1 else round(c.reltuples) end)::double precision
    as "estimatedRows",
  (case when locked.relation is null then pg_total_relation_size(c.oid) end)::double precision as bytes
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join (
  select distinct l.relation from pg_locks l
  where l.mode = 'AccessExclusiveLock' and l.pid is distinct from pg_backend_pid() and l.relation is not null
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
) locked on locked.relation = c.oid
where ${ownRelations(tableKinds)}
order by n.nspname, c.relname`

/** Reads the tables. */
export async function readTables(session: Session): Promise<TableRow[]> {
  return session.query<TableRow>(sql)
}

import type { Table, TableParent } from '#contract/catalog'
import type { Asking } from './asking'
import { type Part, whole } from './part'
import { ownRelations, tableKinds } from './scope'
import { storageWords, tablespaceOf } from './storage-words'
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
  readonly estimatedRows: number
  /** Without its indexes. */
  readonly bytes: number | null
  readonly owner: string
  readonly tablespace: string | null
  readonly accessMethod: string | null
  readonly ofType: string | null
  readonly rowSecurity: boolean
  readonly forcedRowSecurity: boolean
  readonly replicaIdentity: 'd' | 'n' | 'f' | 'i'
}

/** Relations that another session holds locked against everything: their size can't be asked without waiting. */
export const locked = `(select distinct l.relation from pg_locks l
    where l.mode = 'AccessExclusiveLock' and l.pid is distinct from pg_backend_pid() and l.relation is not null
    and l.database = (select b.oid from pg_database b where b.datname = current_database()))`

/** Before version 14 a table never analysed counts 0 rows; since then -1. */
export const estimatedRows = `(case when c.reltuples = 0 and c.relpages = 0 and c.relkind <> 'p' then -1 else round(c.reltuples) end)::double precision`

/**
 * The size function opens the table and would wait behind an exclusive lock, so a locked table has no size.
 */
const sql = (part: Part) => `select c.oid as oid, n.nspname::text as schema, c.relname::text as name,
  case when c.relkind = 'p' then 'partitioned' when c.relkind = 'f' then 'foreign'
    when c.relispartition then 'partition' else 'table' end as kind,
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionBy",
  up.parents as parents, c.relpersistence = 'u' as unlogged,
  case when c.relkind = 'f' then (select 'SERVER ' || quote_ident(fs.srvname) || coalesce(' OPTIONS (' || (
      select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
      from pg_options_to_table(ft.ftoptions) o) || ')', '')
    from pg_foreign_table ft join pg_foreign_server fs on fs.oid = ft.ftserver
    where ft.ftrelid = c.oid) end as "foreignServer",
  ${storageWords} as options, ${tablespaceOf} as tablespace, am.amname::text as "accessMethod",
  case when c.reloftype <> 0 then (select quote_ident(tn.nspname) || '.' || quote_ident(t.typname)
    from pg_type t join pg_namespace tn on tn.oid = t.typnamespace where t.oid = c.reloftype) end as "ofType",
  c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "forcedRowSecurity", case when c.relkind = 'f' then 'd' else c.relreplident::text end as "replicaIdentity",
  ${unshown} as unshown, pg_get_userbyid(c.relowner)::text as owner,
  ${estimatedRows} as "estimatedRows",
  (${part.sized ? `case when c.oid not in ${locked} then pg_table_size(c.oid) end` : 'null'})::double precision as bytes
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_class tc on tc.oid = c.reltoastrelid and tc.relkind = 't'
left join pg_am am on am.oid = c.relam
left join (
  select h.inhrelid, json_agg(json_build_object('schema', pn.nspname, 'name', p.relname,
    'bound', case when k.relispartition then pg_get_expr(k.relpartbound, k.oid) end) order by h.inhseqno) as parents
  from pg_inherits h join pg_class k on k.oid = h.inhrelid and k.relkind in (${tableKinds})
  join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
  group by h.inhrelid
) up on up.inhrelid = c.oid
where ${ownRelations(tableKinds)}${part.relations}
order by n.nspname, c.relname`

/** Reads the tables. */
export async function readTables(session: Asking, part = whole): Promise<TableRow[]> {
  return session.query<TableRow>(sql(part))
}

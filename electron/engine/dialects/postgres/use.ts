import type { TableUse } from '#contract/use'
import type { Session } from '../dialect'
import { countedSince, notCounting } from './counting'

type TableRow = {
  readonly heap: string
  readonly toast: string
  readonly indexes: string
  readonly total: string
  readonly live: string | null
  readonly dead: string | null
  readonly seq: string | null
  readonly idx: string | null
  readonly inserted: string | null
  readonly updated: string | null
  readonly deleted: string | null
  readonly vacuumed: string | null
  readonly analyzed: string | null
}

/** A partitioned table holds nothing itself: its partitions are counted together. */
const relations = `with root as (
    select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'p', 'm')
  ), part as (
    select oid from root union select t.relid from root, pg_catalog.pg_partition_tree(root.oid) t
  )`

const iso = (time: string): string => `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

const tableSql = `${relations}
select sum(pg_relation_size(c.oid))::text as heap,
  sum(coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))::text as toast,
  sum(pg_indexes_size(c.oid))::text as indexes, sum(pg_total_relation_size(c.oid))::text as total,
  sum(s.n_live_tup)::text as live, sum(s.n_dead_tup)::text as dead, sum(s.seq_scan)::text as seq,
  sum(s.idx_scan)::text as idx, sum(s.n_tup_ins)::text as inserted, sum(s.n_tup_upd)::text as updated,
  sum(s.n_tup_del)::text as deleted,
  ${iso('min(greatest(s.last_vacuum, s.last_autovacuum))')} as vacuumed,
  ${iso('min(greatest(s.last_analyze, s.last_autoanalyze))')} as analyzed
from part join pg_catalog.pg_class c on c.oid = part.oid
left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid and c.relkind <> 'p'
having count(*) > 0`

const indexSql = `${relations}
select x.relname::text as name, u.bytes::text as bytes, u.scans::text as scans
from root join pg_catalog.pg_index i on i.indrelid = root.oid
join pg_catalog.pg_class x on x.oid = i.indexrelid
cross join lateral (
  select sum(pg_relation_size(p.oid)) as bytes, sum(s.idx_scan) as scans
  from (select x.oid union select t.relid from pg_catalog.pg_partition_tree(x.oid) t) p
  left join pg_catalog.pg_stat_all_indexes s on s.indexrelid = p.oid
) u
order by x.relname`

/** Size and use of a table with its partitions, or of a materialized view. */
export async function use(session: Session, table: { schema: string; name: string }): Promise<TableUse> {
  const names = [table.schema, table.name]
  const [row] = await session.query<TableRow>(tableSql, names)
  const indexes = await session.query<{ name: string; bytes: string | null; scans: string | null }>(
    indexSql,
    names,
  )
  const counting = await notCounting(session)
  return {
    facts: row === undefined ? [] : facts(row),
    indexes: indexes.map(({ name, bytes, scans }) => ({
      name,
      bytes: bytes === null ? null : Number(bytes),
      scans: scans === null || counting !== null ? null : Number(scans),
    })),
    countedSince: await countedSince(session),
    unknown: [
      ...(row === undefined
        ? [
            `The server keeps no size of ${table.schema}.${table.name}: it may be gone, or be a foreign table.`,
          ]
        : []),
      ...(counting === null ? [] : [counting]),
    ],
    readAt: new Date().toISOString(),
  }
}

function facts(row: TableRow): TableUse['facts'] {
  const told: [name: string, as: TableUse['facts'][number]['as'], value: string | null][] = [
    ['Total', 'bytes', row.total],
    ['Rows', 'bytes', row.heap],
    ['Indexes', 'bytes', row.indexes],
    ['Values kept apart (TOAST)', 'bytes', row.toast],
    ['Live rows', 'count', row.live],
    ['Dead rows', 'count', row.dead],
    ['Sequential scans', 'count', row.seq],
    ['Index scans', 'count', row.idx],
    ['Rows inserted', 'count', row.inserted],
    ['Rows updated', 'count', row.updated],
    ['Rows deleted', 'count', row.deleted],
    ['Last vacuum', 'time', row.vacuumed],
    ['Last analyze', 'time', row.analyzed],
  ]
  return told.map(([name, as, value]) =>
    value === null
      ? { name, as: 'words', value: as === 'time' ? 'never' : 'not counted' }
      : { name, as, value },
  )
}

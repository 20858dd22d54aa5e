import type { Index, IndexPart } from '#contract/catalog'
import type { Session } from '../../dialect'
import { ownRelations, ownSchemas, spelled, tableKinds } from './scope'

const kinds = `${tableKinds}, 'm'`

interface PartRow {
  readonly column: string | null
  readonly expression: string | null
  readonly desc: boolean
  readonly nullsFirst: boolean
  readonly operatorClass: string | null
  readonly collation: string | null
}

type Row = {
  readonly table: number
  readonly name: string
  readonly unique: boolean
  readonly method: string
  readonly parts: PartRow[]
  readonly include: string[]
  readonly predicate: string | null
  readonly nullsNotDistinct: boolean
  readonly valid: boolean
  readonly backs: 'p' | 'u' | 'x' | null
  readonly comment: string | null
  readonly definition: string
}

/**
 * The key parts of every index at once: asked index by index they take twice as long.
 * indoption: bit 0 is DESC, bit 1 NULLS FIRST. Operator class options are in attoptions of the index's own column (version 13).
 */
const parts = `select i.indexrelid, json_agg(json_build_object(
      'column', ta.attname,
      'expression', case when ta.attname is null then pg_get_indexdef(i.indexrelid, ia.attnum, false) end,
      'desc', i.indoption[ia.attnum - 1] & 1 = 1,
      'nullsFirst', i.indoption[ia.attnum - 1] & 2 = 2,
      'operatorClass', case when not oc.opcdefault or ia.attoptions is not null then
        ${spelled('ocn.nspname', 'oc.opcname')} || coalesce('(' || array_to_string(ia.attoptions, ', ') || ')', '') end,
      'collation', ${spelled('con.nspname', 'co.collname')}
    ) order by ia.attnum) as parts
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute ia on ia.attrelid = i.indexrelid and ia.attnum <= i.indnkeyatts
  join pg_type it on it.oid = ia.atttypid
  join pg_opclass oc on oc.oid = i.indclass[ia.attnum - 1]
  join pg_namespace ocn on ocn.oid = oc.opcnamespace
  left join pg_attribute ta on ta.attrelid = i.indrelid and ta.attnum = i.indkey[ia.attnum - 1] and ta.attnum <> 0
  left join pg_collation co on co.oid = i.indcollation[ia.attnum - 1]
    and co.oid <> coalesce(ta.attcollation, it.typcollation)
  left join pg_namespace con on con.oid = co.collnamespace
  where ${ownSchemas} and c.relkind in (${kinds})
  group by i.indexrelid`

const included = `case when i.indnatts = i.indnkeyatts then '{}' else
    array(select ta.attname::text from generate_series(i.indnkeyatts, i.indnatts - 1) k(at)
    join pg_attribute ta on ta.attrelid = i.indrelid and ta.attnum = i.indkey[k.at] order by k.at) end`

function sql(major: number): string {
  return `select i.indrelid as table, x.relname::text as name, i.indisunique as unique,
  m.amname::text as method, p.parts as parts, ${included} as include,
  pg_get_expr(i.indpred, i.indrelid) as predicate,
  ${major >= 15 ? 'i.indnullsnotdistinct' : 'false'} as "nullsNotDistinct",
  i.indisvalid and i.indisready as valid, k.contype::text as backs,
  obj_description(i.indexrelid, 'pg_class') as comment,
  pg_get_indexdef(i.indexrelid) as definition
from pg_index i
join (${parts}) p on p.indexrelid = i.indexrelid
join pg_class x on x.oid = i.indexrelid
join pg_am m on m.oid = x.relam
join pg_class c on c.oid = i.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
where ${ownRelations(kinds)}
order by i.indrelid, x.relname`
}

/** Reads the indexes of every table and materialized view, those of constraints too. */
export async function readIndexes(
  session: Session,
  major: number,
): Promise<{ table: number; index: Index }[]> {
  const rows = await session.query<Row>(sql(major))
  return rows.map((row) => ({ table: row.table, index: index(row) }))
}

const backing = { p: 'primary-key', u: 'unique', x: 'exclusion' } as const

function index(row: Row): Index {
  return {
    name: row.name,
    unique: row.unique,
    method: row.method,
    parts: row.parts.map(part),
    include: row.include,
    predicate: row.predicate,
    nullsNotDistinct: row.nullsNotDistinct,
    valid: row.valid,
    visible: true,
    backs: row.backs === null ? null : backing[row.backs],
    comment: row.comment,
    definition: row.definition,
  }
}

function part(row: PartRow): IndexPart {
  return {
    column: row.column,
    expression: row.expression,
    order: row.desc ? 'desc' : 'asc',
    // Nulls count as larger than everything: last when ascending, first when descending.
    nulls: row.desc === row.nullsFirst ? null : row.nullsFirst ? 'first' : 'last',
    operatorClass: row.operatorClass,
    collation: row.collation,
    prefixLength: null,
  }
}

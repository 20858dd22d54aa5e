import type { ColumnSequence } from '#contract/catalog'
import type { Asking } from './asking'
import { type Part, whole } from './part'
import { tableKinds } from './scope'

/** What a sequence is made with. */
export type SequenceOptions = {
  readonly type: 'bigint' | 'integer' | 'smallint'
  readonly start: string
  readonly increment: string
  readonly min: string
  readonly max: string
  readonly cache: string
  readonly cycle: boolean
}

type Row = SequenceOptions & {
  readonly oid: number
  readonly table: number
  readonly column: string
  readonly schema: string
  readonly name: string
  readonly tie: ColumnSequence['tie']
}

/** pg_depend: a sequence hangs on the column that owns it (`a`; `i` for identity), a default on the sequences it names. */
const sql = (
  part: Part,
) => `select s.seqrelid as oid, tie.relation as table, a.attname as column, sn.nspname as schema, sc.relname as name,
  format_type(s.seqtypid, null) as type, s.seqstart::text as start, s.seqincrement::text as increment,
  s.seqmin::text as min, s.seqmax::text as max, s.seqcache::text as cache, s.seqcycle as cycle,
  case when tie.identity then 'identity' when tie.owned then 'owned' else 'shared' end as tie
from (
  select one.relation, one.number, one.sequence, bool_or(one.kind = 'i') as identity, bool_or(one.kind = 'a') as owned
  from (
    select d.refobjid as relation, d.refobjsubid as number, d.objid as sequence, d.deptype as kind
    from pg_sequence o join pg_depend d on d.objid = o.seqrelid
    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
      and d.deptype in ('a', 'i') and d.refobjsubid > 0${part.owners}
    union all
    select f.adrelid, f.adnum, d.refobjid, 'n'
    from pg_sequence o join pg_depend d on d.refobjid = o.seqrelid
    join pg_attrdef f on f.oid = d.objid
    where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass${part.defaults}
  ) one
  group by one.relation, one.number, one.sequence
) tie
join pg_sequence s on s.seqrelid = tie.sequence
join pg_class sc on sc.oid = s.seqrelid
join pg_namespace sn on sn.oid = sc.relnamespace
join pg_attribute a on a.attrelid = tie.relation and a.attnum = tie.number
join pg_class c on c.oid = tie.relation
where c.relkind in (${tableKinds})${part.relations}
order by tie.relation, a.attnum, sn.nspname, sc.relname`

/** A sequence of a column. */
export interface SequenceRead {
  readonly oid: number
  readonly column: string
  readonly sequence: ColumnSequence
}

/** Reads the sequences of every column, by table. */
export async function readSequences(
  session: Asking,
  part = whole,
): Promise<ReadonlyMap<number, readonly SequenceRead[]>> {
  const tables = new Map<number, SequenceRead[]>()
  for (const row of await session.query<Row>(sql(part))) {
    const { oid, column, schema, name, type, tie } = row
    const read = { oid, column, sequence: { schema, name, type, tie, options: optionsOf(row) } }
    const list = tables.get(row.table)
    if (list === undefined) tables.set(row.table, [read])
    else list.push(read)
  }
  return tables
}

const bits = { bigint: 64n, integer: 32n, smallint: 16n }

/** What CREATE SEQUENCE would not take by itself: https://www.postgresql.org/docs/current/sql-createsequence.html */
export function optionsOf(row: SequenceOptions): string {
  const largest = 2n ** (bits[row.type] - 1n) - 1n
  const rises = BigInt(row.increment) > 0n
  const min = rises ? '1' : String(-largest - 1n)
  const max = rises ? String(largest) : '-1'
  return [
    row.increment === '1' ? null : `INCREMENT BY ${row.increment}`,
    row.min === min ? null : `MINVALUE ${row.min}`,
    row.max === max ? null : `MAXVALUE ${row.max}`,
    row.start === (rises ? row.min : row.max) ? null : `START WITH ${row.start}`,
    row.cache === '1' ? null : `CACHE ${row.cache}`,
    row.cycle ? 'CYCLE' : null,
  ]
    .filter((option) => option !== null)
    .join(' ')
}

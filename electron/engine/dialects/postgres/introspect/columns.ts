import type { Column, ColumnSequence } from '#contract/catalog'
import type { Asking } from './batch'
import { anyTarget, joinComment, spelled, tableKinds } from './scope'

export type ColumnRow = {
  readonly table: number
  readonly number: number
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly expression: string | null
  readonly identity: '' | 'a' | 'd'
  /** `v` (virtual) came with version 18. */
  readonly generated: '' | 's' | 'v'
  readonly collationNumber: number
  readonly collation: string | null
  readonly comment: string | null
  readonly inherited: 'only' | 'merged' | null
  /** What few columns have. */
  readonly rare: RareSettings | null
}

export interface RareSettings {
  readonly storage: string | null
  readonly compression: string | null
  readonly statistics: number | null
  readonly parameters: string | null
  readonly options: string | null
}

/**
 * Those of views too, and of relations that the catalog leaves out: foreign keys may point there.
 * Compression came with version 14; no statistics target is -1, and null since 17.
 */
function sql(major: number): string {
  return `select a.attrelid as table, a.attnum as number, a.attname::text as name,
  format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
  case when a.atthasdef then pg_get_expr(f.adbin, f.adrelid) end as expression,
  a.attidentity::text as identity, a.attgenerated::text as generated, a.attcollation as "collationNumber",
  ${spelled('cn.nspname', 'co.collname')} as collation, d.description as comment,
  case when a.attinhcount > 0 then case when a.attislocal then 'merged' else 'only' end end as inherited,
  case when a.attstorage <> t.typstorage ${major >= 14 ? `or a.attcompression <> ''` : ''} or a.attstattarget > -1
      or a.attoptions is not null or a.attfdwoptions is not null then json_build_object(
    'storage', case when a.attstorage <> t.typstorage then
      case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' when 'x' then 'EXTENDED' end end,
    'compression', ${major >= 14 ? `case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end` : 'null'},
    'statistics', nullif(a.attstattarget, -1), 'parameters', array_to_string(a.attoptions, ', '),
    'options', (
      select 'OPTIONS (' || string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ') || ')'
      from pg_options_to_table(a.attfdwoptions) o)) end as rare
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
left join pg_collation co on co.oid = a.attcollation and a.attcollation <> t.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
${joinComment('pg_class', 'a.attrelid', 'a.attnum')}
where a.attnum > 0 and not a.attisdropped and c.relkind in (${tableKinds}, 'v', 'm') ${anyTarget}
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by a.attrelid, a.attnum`
}

export type ColumnsOf = ReadonlyMap<number, readonly ColumnRow[]>

/** Reads the columns of every table and view, by relation, in order. */
export async function readColumns(session: Asking, major: number): Promise<ColumnsOf> {
  const relations = new Map<number, ColumnRow[]>()
  for (const row of await session.query<ColumnRow>(sql(major))) {
    const columns = relations.get(row.table)
    if (columns === undefined) relations.set(row.table, [row])
    else columns.push(row)
  }
  return relations
}

/** The names of the columns with these numbers, in their order. */
export function namesOf(columns: readonly ColumnRow[], numbers: readonly number[]): string[] {
  return numbers.flatMap((number) => columns.find((one) => one.number === number)?.name ?? [])
}

/** A column of a table. */
export function column(
  row: ColumnRow,
  sequences: ColumnSequence[],
  notNull: Column['notNull'],
  isPartition: boolean,
): Column {
  const isGenerated = row.generated !== ''
  const read: Column = {
    name: row.name,
    type: row.type,
    nullable: row.nullable,
    default: isGenerated ? null : row.expression,
    identity: row.identity === 'a' ? 'always' : row.identity === 'd' ? 'by-default' : null,
    sequences,
    generated: isGenerated ? { expression: row.expression ?? '', stored: row.generated === 's' } : null,
    onUpdate: null,
    collation: row.collation,
    comment: row.comment,
  }
  if (notNull != null) read.notNull = notNull
  // Every column of a partition is its parent's.
  if (row.inherited !== null && !isPartition) read.inherited = row.inherited
  const { rare } = row
  if (rare !== null) {
    if (rare.storage !== null) read.storage = rare.storage
    if (rare.compression !== null) read.compression = rare.compression
    if (rare.statistics !== null) read.statistics = rare.statistics
    if (rare.parameters !== null) read.parameters = rare.parameters
    if (rare.options !== null) read.options = rare.options
  }
  return read
}

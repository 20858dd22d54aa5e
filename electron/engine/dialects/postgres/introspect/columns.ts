import type { Column, ColumnSequence } from '#contract/catalog'
import type { Asking } from './asking'
import { once } from './once'
import { type Part, whole } from './part'
import { databaseCollation, spelled, tableKinds } from './scope'

export type ColumnRow = {
  readonly table: number
  readonly number: number
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly expression: string | null
  readonly identity: 'a' | 'd' | null
  /** `v` (virtual) came with version 18. */
  readonly generated: 's' | 'v' | null
  /** Null for the database's own, and for none. */
  readonly collationNumber: number | null
  readonly collation: string | null
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
 * Those of views too, and of relations that the catalog leaves out: foreign keys may point there. An index's part is
 * told where something is set on it. What few columns have is looked up for them alone: joined, every column would pay.
 * A default names no column, and is spelled three times as fast by itself: https://www.postgresql.org/docs/current/functions-info.html
 * Compression came with version 14; no statistics target is -1, and null since 17.
 */
function sql(major: number, part: Part): string {
  const compressed = major >= 14 ? `or a.attcompression <> ''` : ''
  return `select a.attrelid as table, a.attnum as number, a.attname as name,
  format_type(a.atttypid, a.atttypmod) as type, nullif(not a.attnotnull, true) as nullable,
  case when a.atthasdef then (
    select pg_get_expr(f.adbin, case when a.attgenerated = '' then 0 else f.adrelid end)
    from pg_attrdef f where f.adrelid = a.attrelid and f.adnum = a.attnum) end as expression,
  nullif(a.attidentity, '') as identity, nullif(a.attgenerated, '') as generated, nullif(nullif(a.attcollation, 0), ${databaseCollation}) as "collationNumber",
  case when a.attcollation <> t.typcollation then (
    select ${spelled('cn.nspname', 'co.collname')}
    from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation) end as collation,
  case when a.attinhcount > 0 then case when a.attislocal then 'merged' else 'only' end end as inherited,
  case when a.attstorage <> t.typstorage ${compressed} or a.attstattarget > -1
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
join pg_type t on t.oid = a.atttypid
where a.attnum > 0 and not a.attisdropped
  and (c.relkind in (${tableKinds}, 'v', 'm') or c.relkind in ('i', 'I') and (a.attoptions is not null or a.attstattarget > -1))
  and c.relnamespace not in (select n.oid from pg_namespace n where n.nspname ~ '^pg_' or n.nspname = 'information_schema')${part.targets}`
}

/** Null is what nearly every column has, and takes the driver no time. */
type Told = Omit<ColumnRow, 'nullable'> & { readonly nullable: false | null }

export type ColumnsOf = ReadonlyMap<number, readonly ColumnRow[]>

/** Reads the columns of every table and view, by relation, in order. */
export async function readColumns(session: Asking, major: number, part = whole): Promise<ColumnsOf> {
  const relations = new Map<number, ColumnRow[]>()
  const shared = once()
  for (const told of await session.query<Told>(sql(major, part))) {
    const { expression } = told
    const row: ColumnRow = Object.assign(told, {
      nullable: told.nullable ?? true,
      name: shared(told.name),
      type: shared(told.type),
      expression: expression === null ? null : shared(expression),
    })
    const columns = relations.get(row.table)
    if (columns === undefined) relations.set(row.table, [row])
    else columns.push(row)
  }
  // Sorted here, where they nearly always stand in order already.
  for (const columns of relations.values())
    if (!columns.every(({ number }, at) => at === 0 || (columns[at - 1]?.number ?? 0) < number))
      columns.sort((a, b) => a.number - b.number)
  return relations
}

/** The column with this number: where none was dropped before it, in the place of its number. */
export function columnWith(columns: readonly ColumnRow[], number: number): ColumnRow | undefined {
  const there = columns[number - 1]
  return there?.number === number ? there : columns.find((one) => one.number === number)
}

/** The names of the columns with these numbers, in their order. */
export function namesOf(columns: readonly ColumnRow[], numbers: readonly number[]): string[] {
  const names: string[] = []
  for (const number of numbers) {
    const column = columnWith(columns, number)
    if (column !== undefined) names.push(column.name)
  }
  return names
}

/** A column of a table. */
export function column(
  row: ColumnRow,
  sequences: ColumnSequence[],
  notNull: Column['notNull'],
  isPartition: boolean,
  comment: string | null,
): Column {
  const isGenerated = row.generated !== null
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
    comment,
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

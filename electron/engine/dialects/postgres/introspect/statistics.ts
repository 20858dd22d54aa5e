import type { Asking } from './asking'
import { literal } from '../quote'
import { type Part, whole } from './part'
import { ownRelations, tableKinds } from './scope'

type Row = {
  readonly table: number
  readonly name: string
  readonly definition: string
  /** The columns as the definition has them, and by name. */
  readonly columns: string | null
  readonly sorted: string | null
  readonly target: number | null
  readonly comment: string | null
}

/** The target came with version 13; -1 and, since 17, null stand for none. */
function sql(major: number, part: Part): string {
  return `select s.stxrelid as table, quote_ident(sn.nspname) || '.' || quote_ident(s.stxname) as name,
  pg_get_statisticsobjdef(s.oid) as definition,
  (select string_agg(quote_ident(a.attname), ', ' order by k.at) from unnest(s.stxkeys) with ordinality k(attnum, at)
    join pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k.attnum) as columns,
  (select string_agg(quote_ident(a.attname), ', ' order by a.attname) from unnest(s.stxkeys) k(attnum)
    join pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k.attnum) as sorted,
  ${major >= 13 ? 'nullif(s.stxstattarget, -1)::int' : 'null::int'} as target,
  obj_description(s.oid, 'pg_statistic_ext') as comment
from pg_statistic_ext s
join pg_namespace sn on sn.oid = s.stxnamespace
join pg_class c on c.oid = s.stxrelid
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`${tableKinds}, 'm'`)}${part.relations}
order by s.stxrelid, sn.nspname, s.stxname`
}

/** The server lists them as they stand in the table, so that equal statistics of two tables would be spelled apart. */
function byName(definition: string, columns: string | null, sorted: string | null): string {
  return columns === null
    ? definition
    : definition.replace(` ON ${columns}`, () => ` ON ${sorted ?? columns}`)
}

/** Reads extended statistics, as statements by table. */
export async function readStatistics(
  session: Asking,
  major: number,
  part = whole,
): Promise<Map<number, string[]>> {
  const tables = new Map<number, string[]>()
  const rows = await session.query<Row>(sql(major, part))
  for (const { table, name, definition, columns, sorted, target, comment } of rows) {
    const statements = tables.get(table) ?? []
    tables.set(table, statements)
    statements.push(`${byName(definition, columns, sorted)};`)
    if (target !== null) statements.push(`ALTER STATISTICS ${name} SET STATISTICS ${target};`)
    if (comment !== null) statements.push(`COMMENT ON STATISTICS ${name} IS ${literal(comment)};`)
  }
  return tables
}

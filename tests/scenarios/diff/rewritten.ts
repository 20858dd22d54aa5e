import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import type { Way } from '#engine/dialects/planner'

/** Where PostgreSQL keeps the rows of each table, by the table's own number; another place means that they were written anew. */
export type Places = ReadonlyMap<number, { readonly name: string; readonly file: number }>

/** Asks where the rows stand; nothing on a server that does not tell. */
export async function placesOf(dialect: string, session: Session): Promise<Places> {
  if (dialect !== 'postgres') return new Map()
  const rows = await session.query<{ oid: number; name: string; file: number }>(
    `select c.oid::int8::int as oid, n.nspname || '.' || c.relname as name, pg_relation_filenode(c.oid)::int8::int as file
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  return new Map(rows.map(({ oid, name, file }) => [oid, { name, file }]))
}

/** Tables that stayed and were written anew though no statement of the way said so, of them or of a table above. */
export function rewrittenUntold(
  before: Places,
  after: Places,
  { steps }: Way,
  catalogs: Catalog[],
): string[] {
  const told = new Set(
    steps
      .flatMap(({ statements }) => statements)
      .flatMap(({ hazards }) => hazards)
      .filter(({ code }) => code === 'table-rewrite' || code === 'data-loss')
      .map(({ ref }) => `${ref.schema}.${ref.table ?? ref.name}`),
  )
  const tables = catalogs.flatMap((catalog) => catalog.tables)
  const isTold = (name: string): boolean =>
    told.has(name) ||
    tables
      .filter((table) => `${table.schema}.${table.name}` === name)
      .some(({ parents = [] }) => parents.some((parent) => isTold(`${parent.schema}.${parent.name}`)))
  return [...after]
    .filter(([oid, { file }]) => before.has(oid) && before.get(oid)?.file !== file)
    .map(([, { name }]) => name)
    .filter((name) => !isTold(name))
}

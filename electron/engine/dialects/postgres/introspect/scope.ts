/** Which schemas are somebody's own; `n` is pg_namespace. */
export const ownSchemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not (n.nspname = 'varve'
  and exists (select 1 from pg_class l where l.relnamespace = n.oid and l.relname = 'varve_ledger'))`

/** Leaves out what belongs to an extension: it comes and goes with CREATE and DROP EXTENSION. */
export function notOfExtension(catalog: string, oid: string): string {
  return `not exists (select 1 from pg_depend e where e.refclassid = 'pg_extension'::regclass
    and e.classid = '${catalog}'::regclass and e.objid = ${oid} and e.deptype = 'e')`
}

/** Which relations are read; `c` is pg_class and `n` its pg_namespace. */
export function ownRelations(kinds: string): string {
  return `c.relkind in (${kinds}) and ${ownSchemas} and c.relname <> 'varve_ledger' and ${notOfExtension('pg_class', 'c.oid')}`
}

/** As `ownSchemas`, without a join that the planner would take for one of few rows; `c` is pg_class. */
export const ofOwnSchema = `c.relnamespace not in (select n.oid from pg_namespace n where not (${ownSchemas}))`

/** Kinds of pg_class that are tables: plain, partitioned, foreign. */
export const tableKinds = `'r', 'p', 'f'`

/** How a name of another catalog object is spelled: unqualified where it is found unqualified. */
export function spelled(schema: string, name: string): string {
  return `case when ${schema} in ('pg_catalog', 'public') then quote_ident(${name}) else quote_ident(${schema}) || '.' || quote_ident(${name}) end`
}

/** The number of the collation "default", the database's own: fixed in https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_collation.dat */
export const databaseCollation = 100

import type { VersionSql } from '../dialect'

export const versions: VersionSql = {
  columns: (schema, table) => ({
    sql: `select a.attname::text as name from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped`,
    parameters: [schema, table],
  }),
  read: (table, held) => `select version_num::text as version from ${table}${held ? ' for update' : ''}`,
  insert: (table) => `insert into ${table} (version_num) values ($1)`,
  delete: (table) => `delete from ${table} where version_num = $1`,
}

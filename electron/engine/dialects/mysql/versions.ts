import type { VersionSql } from '../dialect'

export const versions: VersionSql = {
  columns: (schema, table) => ({
    sql: 'select column_name as name from information_schema.columns where table_schema = ? and table_name = ?',
    parameters: [schema, table],
  }),
  read: (table, held) => `select version_num as version from ${table}${held ? ' for update' : ''}`,
  insert: (table) => `insert into ${table} (version_num) values (?)`,
  delete: (table) => `delete from ${table} where version_num = ?`,
}

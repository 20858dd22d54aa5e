import type { VersionSql } from '../dialect'
import { quote } from './quote'

export const versions: VersionSql = {
  columns: (schema, table) => ({
    sql: 'select column_name as name from information_schema.columns where table_schema = ? and table_name = ?',
    parameters: [schema, table],
  }),
  create: (table, name) =>
    `create table ${table} (version_num varchar(32) not null, constraint ${quote(`${name}_pkc`)} primary key (version_num))`,
  read: (table, held) => `select version_num as version from ${table}${held ? ' for update' : ''}`,
  insert: (table) => `insert into ${table} (version_num) values (?)`,
  delete: (table) => `delete from ${table} where version_num = ?`,
}

import type { LedgerSql } from '../dialect'

/**
 * The ledger as MySQL and MariaDB spell it. Every time is UTC. `started_at` is set by the insert and not by a default,
 * because MySQL takes an expression as default only from 8.0.13 on.
 */
export const ledger: LedgerSql = {
  exists: (schema) => ({
    sql: "select count(*) as `columns` from information_schema.columns where table_schema = ? and table_name = 'varve_ledger'",
    parameters: [schema],
  }),
  columns: (schema) => ({
    sql: "select column_name as `name` from information_schema.columns where table_schema = ? and table_name = 'varve_ledger' order by ordinal_position",
    parameters: [schema],
  }),
  create: (table) => `create table ${table} (
  id bigint not null auto_increment primary key,
  revision varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
  message text not null,
  direction varchar(4) not null,
  state varchar(16) not null,
  statements int not null,
  statements_done int not null,
  checksum char(64),
  run_by varchar(255) not null,
  started_at datetime(3) not null,
  duration_ms double,
  error text,
  app_version varchar(32) not null
) engine = InnoDB default character set utf8mb4 comment = 'Which revisions of this database were applied or rolled back, written by Varve'`,
  apart: null,
  // A locking read waits for rows that are not committed yet.
  awaitWriters: (table) => [
    'set session innodb_lock_wait_timeout = 3',
    `select id from ${table} lock in share mode`,
  ],
  read: (
    table,
  ) => `select id, revision, message, direction, state, statements, statements_done, checksum, run_by,
  concat(date_format(started_at, '%Y-%m-%dT%H:%i:%s.'), lpad(microsecond(started_at) div 1000, 3, '0'), 'Z') as started_at,
  duration_ms, error, app_version
from ${table} order by id`,
  insert: (table) => `insert into ${table}
  (revision, message, direction, state, statements, statements_done, checksum, run_by, app_version, duration_ms, started_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3))`,
  progress: (table) => `update ${table} set statements_done = ? where id = ?`,
  finish: (table) =>
    `update ${table} set state = ?, statements_done = ?, duration_ms = ?, error = ? where id = ?`,
}

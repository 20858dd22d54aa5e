import type { LedgerSql } from '../dialect'
import { literal } from './quote'

const purpose =
  'History of this database as Varve ran it: one row a run of one revision in one direction. Varve reads it to know what is applied; do not change it by hand.'

const isoUtc = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`

/** The ledger in PostgreSQL. Numbers are answered as `double precision`: `pg` gives a `bigint` as text. */
export const ledger: LedgerSql = {
  exists: (schema) => ({
    sql: `select count(*)::int as columns from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relname = 'varve_ledger' and a.attnum > 0 and not a.attisdropped`,
    parameters: [schema],
  }),
  columns: (schema) => ({
    sql: `select a.attname::text as name from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relname = 'varve_ledger' and a.attnum > 0 and not a.attisdropped
order by a.attnum`,
    parameters: [schema],
  }),
  create: (table) => `create table ${table} (
  id bigint generated always as identity primary key,
  revision text not null,
  message text not null,
  direction text not null check (direction in ('up', 'down')),
  state text not null check (state in ('running', 'done', 'stopped', 'marked')),
  statements integer not null,
  statements_done integer not null,
  checksum text,
  run_by text not null,
  started_at timestamptz not null default pg_catalog.clock_timestamp(),
  duration_ms double precision,
  error text,
  app_version text not null
);
comment on table ${table} is ${literal(purpose)}`,
  apart: { schema: 'varve', create: 'create schema if not exists varve' },
  awaitWriters: (table) => ['set local lock_timeout = 3000', `lock table ${table} in share mode`],
  read: (table) => `select id::double precision as id, revision, message, direction, state, statements,
  statements_done, checksum, run_by, ${isoUtc('started_at')}, duration_ms, error, app_version
from ${table} order by ${table}.id`,
  insert: (table) => `insert into ${table}
  (revision, message, direction, state, statements, statements_done, checksum, run_by, app_version, duration_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning id::double precision as id`,
  progress: (table) => `update ${table} set statements_done = $1 where id = $2`,
  finish: (table) =>
    `update ${table} set state = $1, statements_done = $2, duration_ms = $3, error = $4 where id = $5`,
}

import type { FreshDatabase } from '../support/databases'

/** PostgreSQL holds a lock for every table made in one transaction, and only so many. */
const batch = 50

/** Makes tables of 12 columns with 3 indexes, 1 or 2 foreign keys, a check and comments, and a view for every twentieth. */
export async function makeTables(database: FreshDatabase, count: number): Promise<void> {
  const session = await database.connect()
  const tables = Array.from({ length: count }, (_, at) => at)
  if (database.kind === 'mariadb') {
    await session.run('set foreign_key_checks = 0')
    for (const at of tables) await session.run(mysqlTable(at))
    for (const at of tables.filter(hasView)) await session.run(viewOf(at))
  } else {
    for (let from = 0; from < count; from += batch)
      await session.run(
        tables
          .slice(from, from + batch)
          .map(postgresTable)
          .join(';\n'),
      )
    for (const at of tables.filter(hasView)) await session.run(viewOf(at))
    await session.run('analyze')
  }
  await session.close()
}

function hasView(at: number): boolean {
  return at % 20 === 0
}

function viewOf(at: number): string {
  return `create view view_${at} as select id, code, title from table_${at} where amount > 0`
}

/** Every table points to the one before it, every second one also to one far away; none to itself but the first. */
function keysOf(at: number): { readonly column: string; readonly to: string }[] {
  const before = { column: 'before_id', to: `table_${Math.max(0, at - 1)}` }
  return at % 2 === 0 ? [before] : [before, { column: 'far_id', to: `table_${Math.floor(at / 2)}` }]
}

function postgresTable(at: number): string {
  const name = `table_${at}`
  return `create table ${name} (
  id bigint generated always as identity primary key, before_id bigint, far_id bigint, code varchar(40) not null,
  title text not null default 'untitled', amount numeric(12, 2) not null default 0, flag boolean not null default false,
  day date, made_at timestamptz not null default now(), seen_at timestamptz, note text, payload jsonb,
  constraint ${name}_code unique (code), constraint ${name}_amount check (amount >= 0)${keysOf(at)
    .map(({ column, to }) => `, constraint ${name}_${column} foreign key (${column}) references ${to} (id)`)
    .join('')});
create index ${name}_before on ${name} (before_id, made_at desc);
create index ${name}_open on ${name} (day) where not flag;
comment on table ${name} is 'The table number ${at}';
comment on column ${name}.code is 'What people call it';
comment on column ${name}.amount is 'In the smaller unit'`
}

function mysqlTable(at: number): string {
  const name = `table_${at}`
  return `create table ${name} (
  id bigint not null auto_increment primary key, before_id bigint, far_id bigint,
  code varchar(40) not null comment 'What people call it', title varchar(200) not null default 'untitled',
  amount decimal(12, 2) not null default 0 comment 'In the smaller unit', flag boolean not null default false,
  day date, made_at timestamp not null default current_timestamp, seen_at datetime, note text, payload json,
  unique key ${name}_code (code), constraint ${name}_amount check (amount >= 0), key ${name}_before (before_id, made_at), key ${name}_far (far_id)${keysOf(
    at,
  )
    .map(({ column, to }) => `, constraint ${name}_${column} foreign key (${column}) references ${to} (id)`)
    .join('')}) comment 'The table number ${at}'`
}

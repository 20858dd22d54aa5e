import type { Catalog } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { freshDatabase, type DatabaseKind } from '../../support/databases'
import { empty } from '../../support/mysql-copy'

/** One database in which one schema after another is made and looked at. */
export interface Place {
  readonly dialect: Dialect
  readonly kind: DatabaseKind
  /** A link to the emptied database. */
  cleared(): Promise<Session>
  close(): Promise<void>
}

/** Roles are a whole server's, and schemas may grant to them. */
const roles = ['reader', 'writer']

/** Makes the database and what its schemas take for granted. */
export async function openPlace(kind: DatabaseKind): Promise<Place> {
  const database = await freshDatabase(kind)
  let session = await database.connect()
  for (const role of roles) await session.run(newRole(kind, role))
  return {
    kind,
    dialect: database.dialect,
    cleared: async () => {
      if (kind === 'mariadb') {
        await empty(session)
        // What a script set for its session goes with the link.
        await session.close()
        session = await database.connect()
        return session
      }
      await database.dialect.undo(session)
      for (const sql of clearing) await session.run(sql)
      return session
    },
    close: () => database.drop(),
  }
}

function newRole(kind: DatabaseKind, role: string): string {
  return kind === 'mariadb'
    ? `create role if not exists ${role}`
    : `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`
}

/** Much faster than a new database: some milliseconds where little stands. */
const clearing = [
  'discard all',
  `do $$
declare gone text;
begin
  for gone in
    select format('drop event trigger %I', evtname) from pg_event_trigger
    union all select format('drop publication %I', pubname) from pg_publication
    union all select format('drop extension if exists %I cascade', extname) from pg_extension where extname <> 'plpgsql'
    union all select format('drop schema if exists %I cascade', nspname) from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'
    union all select format('drop foreign data wrapper if exists %I cascade', fdwname) from pg_foreign_data_wrapper
  loop execute gone; end loop;
  create schema public authorization pg_database_owner;
  grant usage on schema public to public;
  comment on schema public is 'standard public schema';
end $$`,
]

/** Runs a script statement by statement. */
export async function runScript(dialect: Dialect, session: Session, script: string): Promise<void> {
  for (const { sql } of await dialect.split(script)) await session.run(sql)
}

/** What a script makes in the emptied database. */
export async function made(place: Place, script: string): Promise<{ session: Session; catalog: Catalog }> {
  const session = await place.cleared()
  await runScript(place.dialect, session, script)
  return { session, catalog: await place.dialect.introspect(session) }
}

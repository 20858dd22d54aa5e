import type { Catalog } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { freshDatabase, type DatabaseKind, type FreshDatabase } from '../../support/databases'
import { empty } from '../../support/mysql-copy'
import { clearing } from './clearing'

/** One database in which one schema after another is made and looked at. */
export interface Place {
  readonly dialect: Dialect
  readonly kind: DatabaseKind
  readonly database: FreshDatabase
  /** A link to the emptied database. */
  cleared(): Promise<Session>
  close(): Promise<void>
  /** Catalogs by the scripts that made them here. */
  readonly seen: Map<string, Catalog>
}

/** Roles are a whole server's, and schemas may grant to them. */
const roles = ['reader', 'writer']

/** Accounts that MariaDB's views and programs may be made for. */
const definers = ['varve_app', 'varve_ops']

/** Makes the database and what its schemas take for granted. */
export async function openPlace(kind: DatabaseKind): Promise<Place> {
  const database = await freshDatabase(kind)
  let session = await database.connect()
  for (const role of roles) await session.run(newRole(kind, role))
  for (const name of kind === 'mariadb' ? definers : []) {
    await session.run(`create user if not exists ${name}`)
    await session.run(`grant all on *.* to ${name}`)
  }
  return {
    kind,
    database,
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
    seen: new Map(),
  }
}

function newRole(kind: DatabaseKind, role: string): string {
  return kind === 'mariadb'
    ? `create role if not exists ${role}`
    : `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`
}

/** Runs a script statement by statement. */
export async function runScript(dialect: Dialect, session: Session, script: string): Promise<void> {
  for (const { sql } of await dialect.split(script)) await session.run(sql)
}

/** What a script makes in the emptied database; looked at once, however often it is made. */
export async function made(place: Place, script: string): Promise<{ session: Session; catalog: Catalog }> {
  const session = await place.cleared()
  await runScript(place.dialect, session, script)
  const catalog = place.seen.get(script) ?? (await place.dialect.introspect(session))
  place.seen.set(script, catalog)
  return { session, catalog }
}

/** The catalog that a script makes. */
export async function catalogOf(place: Place, script: string): Promise<Catalog> {
  return place.seen.get(script) ?? (await made(place, script)).catalog
}

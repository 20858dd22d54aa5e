import type { ServerInfo } from '#contract/connection'
import type { Session, SessionOptions } from '../dialect'
import {
  type EmbeddedThrowaways,
  type Glimpse,
  lacksExtensions,
  type Throwaway,
  type WantedThrowaway,
} from '../throwaway'
import { type EmbeddedDoor, openDoorTo } from './embedded/door'
import { type Running, running } from './embedded/running'
import { seated } from './embedded/seated'
import { notShipped } from './embedded/shipped-extensions'
import { fill } from './embedded/fill'
import { backendInMemory, endInMemory, keepSpare } from './embedded/spare'
import { follow } from './introspect/follow'
import { introspectMade } from './introspect/made'
import { quote } from './quote'
import { settings } from './server-info'
import { takenForGranted } from './taken-for-granted'

const quiet = {
  applicationName: 'Varve',
  readOnly: false,
  connectTimeoutMs: 0,
  lockTimeoutMs: 0,
  statementTimeoutMs: 0,
  observe: () => () => undefined,
} satisfies SessionOptions

/** Embedded PostgreSQL in memory. */
export const throwaways: EmbeddedThrowaways = {
  open,
  expect: keepSpare,
  follow,
  clean,
  has: (extension) => notShipped([extension]).length === 0,
}

async function open(wanted: WantedThrowaway): Promise<Throwaway> {
  const missing = notShipped(wanted.extensions)
  if (missing.length > 0) throw lacksExtensions(missing)
  const at = await start(wanted)
  const session = await seated(at.running, null, quiet)
  await session.close()
  return new EmbeddedThrowaway(wanted, at, session.server)
}

/** A way for another program into an embedded throwaway; null for any other one. */
export async function doorTo(of: Throwaway, options: SessionOptions): Promise<EmbeddedDoor | null> {
  return of instanceof EmbeddedThrowaway ? openDoorTo(async () => of.running, options) : null
}

/** DISCARD ALL without DEALLOCATE ALL: what the link has planned stays. https://www.postgresql.org/docs/current/sql-discard.html */
async function clean(session: Session, statements: readonly string[]): Promise<boolean> {
  if (
    statements.some((sql) =>
      /\b(prepare|deallocate|discard|listen|track_counts)\b|\bpg_stat_\w*reset/i.test(sql),
    )
  )
    return false
  await session.query(
    [
      'close all',
      'reset session authorization',
      'reset all',
      'select pg_advisory_unlock_all()',
      'discard temp',
      'discard sequences',
      ...settings(quiet),
    ].join('; '),
  )
  return true
}

interface Started {
  readonly running: Running
  /** Roles that were made in it. */
  readonly lent: readonly string[]
}

class EmbeddedThrowaway implements Throwaway {
  readonly server: ServerInfo
  readonly #wanted: WantedThrowaway
  #at: Started

  constructor(wanted: WantedThrowaway, at: Started, server: ServerInfo) {
    this.#wanted = wanted
    this.#at = at
    this.server = server
  }

  get where(): string {
    return `PGlite ${this.server.version}`
  }

  get notes(): readonly string[] {
    return lentWords(this.#at.lent)
  }

  get running(): Running {
    return this.#at.running
  }

  async connect(options: SessionOptions): Promise<Session> {
    return seated(this.running, null, options)
  }

  async fill(statements: readonly string[]): Promise<void> {
    await this.#seat((session) => fill(session, statements))
  }

  /** DDL is undone with its transaction, and so are the roles that are lent for it. */
  async glimpse(statements: readonly string[]): Promise<Glimpse | null> {
    const { roles } = await takenForGranted(statements)
    return this.#seat(async (session) => {
      try {
        await session.query('begin')
        const lent = new Set([...(await lendRoles(session, roles)), ...this.#at.lent])
        await fill(session, statements)
        return {
          catalog: await introspectMade(session),
          notes: lentWords(roles.filter((role) => lent.has(role))),
        }
      } catch (error) {
        if (session.closed) throw error
        return null
      } finally {
        if (!session.closed) await session.query('rollback')
      }
    })
  }

  async #seat<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await seated(this.running, null, quiet)
    try {
      return await work(session)
    } finally {
      await session.close()
    }
  }

  /** Nothing empties a PostgreSQL as surely as another one. */
  async clear(): Promise<void> {
    endInMemory(this.running.backend)
    this.#at = await start(this.#wanted)
  }

  close(): Promise<void> {
    endInMemory(this.running.backend)
    return Promise.resolve()
  }
}

async function start({ extensions, roles }: WantedThrowaway): Promise<Started> {
  const backend = await backendInMemory(extensions)
  const at = running(backend, () => endInMemory(backend))
  if (roles.length === 0) return { running: at, lent: [] }
  const session = await seated(at, null, quiet)
  try {
    return { running: at, lent: await lendRoles(session, roles) }
  } finally {
    await session.close()
  }
}

/** Makes the roles that statements name and only a real server would have. */
async function lendRoles(session: Session, roles: readonly string[]): Promise<string[]> {
  if (roles.length === 0) return []
  const known = await session.query<{ name: string }>('select rolname::text as name from pg_roles')
  const there = new Set(known.map(({ name }) => name))
  const lent = [...new Set(roles)].filter((role) => !there.has(role))
  for (const role of lent) await session.query(`create role ${quote(role)} nologin`)
  return lent
}

function lentWords(lent: readonly string[]): string[] {
  if (lent.length === 0) return []
  return [`The embedded PostgreSQL has no users of yours, so these were made in it: ${lent.join(', ')}.`]
}

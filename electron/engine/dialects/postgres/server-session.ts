import type { ServerTarget } from '#contract/connection'
import type { Blocker } from '#contract/run'
import type { Client } from 'pg'
import type { SessionOptions } from '../dialect'
import { ClientSession } from './client-session'
import { connectError, statementError, unbounded } from './errors'
import { openClient } from './open-client'
import { prepare } from './server-info'
import { TLSSocket } from 'node:tls'

const sideTimeoutMs = 10_000

const blockersSql = `select a.pid::text as backend, a.usename::text as "user", a.application_name as application,
  host(a.client_addr) as address, nullif(a.query, '') as query
from unnest(pg_catalog.pg_blocking_pids($1)) b(pid)
join pg_catalog.pg_stat_activity a on a.pid = b.pid
order by a.backend_start limit 1`

/** `pg` puts the encrypted stream in the place of the plain one. */
function isEncrypted(client: Client): boolean {
  return client.connection.stream instanceof TLSSocket
}

/** Opens a session to a PostgreSQL server. */
export async function connectServer(
  target: ServerTarget,
  password: string | null,
  options: SessionOptions,
): Promise<ClientSession> {
  const client = await openClient(target, password, options)
  try {
    const { info, pid } = await prepare(client, 'postgres', options)
    return new ClientSession(client, info, String(pid), options, {
      cancel: () =>
        aside(target, password, options, async (side) => {
          await side.query('select pg_catalog.pg_cancel_backend($1)', [pid])
        }),
      embeddedFolder: null,
      another: () => connectServer(target, password, bounded(options)),
      waitingFor: () => aside(target, password, options, (side) => blocker(side, pid)),
    })
  } catch (error) {
    client.connection.stream.destroy()
    throw connectError(error, target, options.connectTimeoutMs).on({ encrypted: isEncrypted(client) })
  }
}

async function blocker(side: Client, pid: number): Promise<Blocker | null> {
  const { rows } = await side.query<{
    backend: string
    user: string | null
    application: string | null
    address: string | null
    query: string | null
  }>(blockersSql, [pid])
  const row = rows[0]
  if (row === undefined) return null
  return { backend: row.backend, who: who(row), query: row.query }
}

/** A backend in words: user, where from, with which program. */
export function who(row: {
  user: string | null
  application: string | null
  address: string | null
}): string {
  const from = `${row.user ?? 'unknown user'} from ${row.address ?? 'this machine'}`
  return row.application ? `${from} (${row.application})` : from
}

/** A second link is waited for only so long. */
function bounded(options: SessionOptions): SessionOptions {
  return {
    ...options,
    connectTimeoutMs: options.connectTimeoutMs > 0 ? options.connectTimeoutMs : sideTimeoutMs,
  }
}

/** Does one thing on a second, short link. */
async function aside<T>(
  target: ServerTarget,
  password: string | null,
  options: SessionOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await openClient(target, password, bounded(options))
  try {
    return await work(client)
  } catch (error) {
    throw statementError(error, unbounded)
  } finally {
    await client.end().catch(() => undefined)
  }
}

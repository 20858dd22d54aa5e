import type { ServerTarget } from '#contract/connection'
import type { LockHolder } from '#contract/revision'
import type { RunLock, Session, SessionOptions } from '../dialect'
import { connectServer, who } from './server-session'

/** The two halves of the run lock's key: `varv` and `run ` in ASCII. Advisory locks are per database. */
const key = [0x76617276, 0x72756e20] as const

const holderSql = `select a.pid::text as backend, a.usename::text as "user", a.application_name as application,
  host(a.client_addr) as address,
  to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.classid = ${key[0]} and l.objid = ${key[1]} and l.objsubid = 2 and l.granted
  and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
limit 1`

type HolderRow = {
  readonly backend: string | null
  readonly user: string | null
  readonly application: string | null
  readonly address: string | null
  readonly since: string | null
}

/** Who holds the run lock of the session's database. */
export async function serverLockHolder(session: Session): Promise<LockHolder | null> {
  const [row] = await session.query<HolderRow>(holderSql)
  if (row === undefined) return null
  return { who: who(row), backend: row.backend ?? 'unknown', since: row.since }
}

/** Takes the run lock on a link of its own; losing the link loses the lock. */
export async function lockServer(
  target: ServerTarget,
  password: string | null,
  options: SessionOptions,
): Promise<{ lock: RunLock } | { holder: LockHolder }> {
  // Waiting for the lock or holding it long is nothing a statement timeout should end.
  const session = await connectServer(target, password, {
    ...options,
    readOnly: false,
    statementTimeoutMs: 0,
  })
  try {
    // The link idles as long as the run lasts. The setting came with PostgreSQL 14:
    // https://www.postgresql.org/docs/14/runtime-config-client.html#GUC-IDLE-SESSION-TIMEOUT
    await session.query(
      `select set_config(name, '0', false) from pg_catalog.pg_settings where name = 'idle_session_timeout'`,
    )
    const [row] = await session.query<{ taken: boolean }>(
      `select pg_catalog.pg_try_advisory_lock(${key[0]}, ${key[1]}) as taken`,
    )
    if (row?.taken === true) return { lock: lockOn(session) }
    const holder = await serverLockHolder(session)
    await session.close()
    // The holder may have let go between the two questions.
    return { holder: holder ?? { who: 'someone who has just finished', backend: 'unknown', since: null } }
  } catch (error) {
    await session.close()
    throw error
  }
}

function lockOn(session: Session): RunLock {
  return {
    held: async () => {
      if (session.closed) return false
      try {
        const [row] = await session.query<{ held: boolean }>(
          `select exists (select 1 from pg_catalog.pg_locks l where l.locktype = 'advisory' and l.granted
  and l.classid = ${key[0]} and l.objid = ${key[1]} and l.objsubid = 2 and l.pid = pg_catalog.pg_backend_pid()) as held`,
        )
        return row?.held === true
      } catch {
        return false
      }
    },
    release: async () => {
      // Asked for, not left to the closing link: the next run may come before the server has noticed that.
      const unlock = `select pg_catalog.pg_advisory_unlock(${key[0]}, ${key[1]})`
      if (!session.closed) await session.query(unlock).catch(() => undefined)
      await session.close()
    },
  }
}

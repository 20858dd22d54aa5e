import { createHash } from 'node:crypto'
import type { Target } from '#contract/connection'
import type { LockHolder } from '#contract/revision'
import type { RunLock, Session, SessionOptions } from '../dialect'
import { connect } from './connect'

/** The lock's name: `GET_LOCK` is server-wide and takes at most 64 characters, a database's name may hold as many. */
function lockName(database: string): string {
  return `varve:${createHash('sha256').update(database).digest('hex').slice(0, 40)}`
}

/** Takes the run lock of the target's database, on a link of its own, or says who holds it. */
export async function lock(
  target: Target,
  password: string | null,
  options: SessionOptions,
): Promise<{ lock: RunLock } | { holder: LockHolder }> {
  // The link idles as long as the run lasts, and neither writes nor waits.
  const session = await connect(target, password, { ...options, readOnly: false, statementTimeoutMs: 0 })
  try {
    const name = lockName(session.server.database)
    await session.query('set session wait_timeout = 2147483')
    const [answer] = await session.query<{ taken: number | null }>('select get_lock(?, 0) as `taken`', [name])
    if (Number(answer?.taken) === 1) return { lock: runLock(session, name) }
    const holder = (await lockHolder(session)) ?? {
      who: 'someone who is gone by now',
      backend: '',
      since: null,
    }
    await session.close()
    return { holder }
  } catch (error) {
    await session.close()
    throw error
  }
}

function runLock(session: Session, name: string): RunLock {
  return {
    held: async () => {
      if (session.closed) return false
      try {
        const sql = 'select is_used_lock(?) = connection_id() as `held`'
        const [answer] = await session.query<{ held: number | null }>(sql, [name])
        return Number(answer?.held) === 1
      } catch {
        // A lock whose link can't be asked is not held: the server lets it go with the link.
        return false
      }
    },
    release: async () => {
      // Asked for, not left to the closing link: the next run may come before the server has noticed that.
      if (!session.closed) await session.query('do release_lock(?)', [name]).catch(() => undefined)
      await session.close()
    },
  }
}

/** Who holds the run lock of the session's database now. */
export async function lockHolder(session: Session): Promise<LockHolder | null> {
  const name = lockName(session.server.database)
  const [lock] = await session.query<{ id: number | null }>('select is_used_lock(?) as `id`', [name])
  if (lock === undefined || lock.id === null) return null
  const backend = String(lock.id)
  const [process] = await session.query<{ user: string; host: string }>(
    'select user as `user`, host as `host` from information_schema.processlist where id = ?',
    [lock.id],
  )
  // Without the PROCESS privilege only one's own links are listed.
  const who = process === undefined ? `connection ${backend}` : `${process.user}@${process.host}`
  const program = await programOf(session, lock.id)
  return { who: program === null ? who : `${who} (${program})`, backend, since: null }
}

/**
 * The program that another link names itself, as PostgreSQL's `application_name`; null where the server does not tell.
 * MariaDB keeps it in the performance schema alone, which is off there unless it is asked for; a user without rights on
 * it sees the links of their own account: https://dev.mysql.com/doc/refman/8.4/en/performance-schema-connection-attribute-tables.html
 */
async function programOf(session: Session, id: number): Promise<string | null> {
  for (const table of ['session_connect_attrs', 'session_account_connect_attrs']) {
    try {
      const [row] = await session.query<{ program: string | null }>(
        `select attr_value as \`program\` from performance_schema.${table}
where processlist_id = ? and attr_name = 'program_name'`,
        [id],
      )
      if (row !== undefined) return row.program
    } catch (error) {
      if (session.closed) throw error
    }
  }
  return null
}

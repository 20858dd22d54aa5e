import type { Connection } from '#contract/connection'
import type { LockHolder, VersionTable } from '#contract/revision'
import type { SessionPurpose, Sessions } from '../connections/sessions'
import { openDoor } from '../dialects'
import { sameDatabase } from '../python/same-database'
import type { DatabaseState } from '../projects/database-state'
import { keepersOf, readState } from './ledger-link'
import type { RunLinks, Tag } from './links'
import { lookForUnfit } from './unfit'

/**
 * The links of a run to the database of a connection as it is now: neither an edit of the connection nor its removal
 * moves a run that has begun. Throws `password-needed` where the password is not known.
 */
export async function linksTo(sessions: Sessions, connection: Connection): Promise<RunLinks> {
  const { dialect, target, password, options } = await sessions.linkTo(connection, 'run')
  const known = password === null ? {} : { password }
  const open = (tag: Tag, purpose: SessionPurpose) =>
    sessions.openSession(connection, purpose, { ...known, tag })
  return {
    dialect,
    handOver: async (session) => {
      const prepare = dialect.bounds(session.server, options)
      if (target.kind === 'embedded') return { ...(await openDoor(target, options)), prepare }
      const { hold, ...proof } = sameDatabase(dialect.name)
      await session.query(hold)
      return { target, password, proof, prepare, close: async () => undefined }
    },
    sideBySide: connection.target.kind !== 'embedded',
    open: (tag) => open(tag, 'run'),
    unfit: async () => {
      // The embedded server asks anew only where it may write, and undoes it.
      const session = await open(
        { purpose: 'look', revision: null },
        target.kind === 'embedded' ? 'run' : 'look',
      )
      try {
        return await lookForUnfit(session, dialect)
      } finally {
        await session.close()
      }
    },
    look: async (signal) => {
      const session = await open({ purpose: 'look', revision: null }, 'look')
      const cancel = (): void => void session.cancel().catch(() => undefined)
      signal?.addEventListener('abort', cancel)
      try {
        return await dialect.introspect(session)
      } finally {
        signal?.removeEventListener('abort', cancel)
        await session.close()
      }
    },
    lock: async () => {
      const tag = { purpose: 'session', revision: null } as const
      const link = await sessions.linkTo(connection, 'run', { ...known, tag })
      return dialect.lock(target, password, link.options)
    },
  }
}

/** What the database says of a project and who holds the run lock, seen on the connection's looking link. */
export async function readServer(
  sessions: Sessions,
  connectionId: string,
  versionTable: VersionTable | null,
): Promise<{ state: DatabaseState; lock: LockHolder | null }> {
  const { dialect } = await sessions.linkTo(connectionId, 'look')
  return sessions.withLookingSession(connectionId, async (session) => {
    // The lock first: a run that ends between the two is then seen ended, not as one that lost its holder.
    const lock = await dialect.lockHolder(session)
    const state = await readState(session, keepersOf(dialect, versionTable, session.server.schema))
    return { state, lock }
  })
}

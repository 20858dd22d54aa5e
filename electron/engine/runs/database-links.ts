import type { LedgerEntry, LockHolder } from '#contract/revision'
import type { Sessions } from '../connections/sessions'
import { Ledger } from './ledger'
import type { RunLinks } from './links'

/** The links of a run to the database of a connection; throws `password-needed` where the password is not known. */
export async function linksTo(sessions: Sessions, connectionId: string): Promise<RunLinks> {
  const { dialect } = await sessions.linkTo(connectionId, 'run')
  return {
    dialect,
    open: (tag) => sessions.openSession(connectionId, 'run', { tag }),
    lock: async () => {
      const tag = { purpose: 'session', revision: null } as const
      const { target, password, options } = await sessions.linkTo(connectionId, 'run', { tag })
      return dialect.lock(target, password, options)
    },
  }
}

/** The ledger's rows and who holds the run lock, seen on the connection's looking link. */
export async function readLedger(
  sessions: Sessions,
  connectionId: string,
): Promise<{ rows: LedgerEntry[]; lock: LockHolder | null }> {
  const { dialect } = await sessions.linkTo(connectionId, 'look')
  return sessions.withLookingSession(connectionId, async (session) => {
    // The lock first: a run that ends between the two is then seen ended, not as one that lost its holder.
    const lock = await dialect.lockHolder(session)
    const rows = await new Ledger(dialect, session.server.schema).read(session)
    return { rows, lock }
  })
}

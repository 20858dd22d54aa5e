import type { Target } from '#contract/connection'
import type { LockHolder } from '#contract/revision'
import type { RunLock, Session, SessionOptions } from '../dialect'
import { ClientSession } from './client-session'
import { embeddedLockHolder, lockEmbedded } from './embedded/run-lock'
import { lockServer, serverLockHolder } from './server-lock'

/** Takes the run lock of a target's database, or says who holds it. */
export async function lock(
  target: Target,
  password: string | null,
  options: SessionOptions,
): Promise<{ lock: RunLock } | { holder: LockHolder }> {
  return target.kind === 'embedded' ? lockEmbedded(target, options) : lockServer(target, password, options)
}

/** Who holds the run lock of the session's database now. */
export async function lockHolder(session: Session): Promise<LockHolder | null> {
  const folder = session instanceof ClientSession ? session.embeddedFolder : null
  return folder === null ? serverLockHolder(session) : embeddedLockHolder(folder)
}

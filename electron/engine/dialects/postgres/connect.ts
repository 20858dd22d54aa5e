import type { Target } from '#contract/connection'
import type { Session, SessionOptions } from '../dialect'
import { connectEmbedded } from './embedded/connect'
import { connectServer } from './server-session'

/** Opens a session, to a server through `pg` or to the embedded PostgreSQL in a folder. */
export async function connect(
  target: Target,
  password: string | null,
  options: SessionOptions,
): Promise<Session> {
  return target.kind === 'embedded'
    ? connectEmbedded(target, options)
    : connectServer(target, password, options)
}

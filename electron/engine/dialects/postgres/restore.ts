import type { Session } from '../dialect'
import { ClientSession } from './client-session'
import { settings } from './server-info'

/**
 * Clears what a statement of a file may have left: another role, other limits. Works inside a transaction too;
 * SET would be undone with it, and so would what the file had set.
 */
export async function restore(session: Session): Promise<void> {
  const limits = session instanceof ClientSession ? `; ${settings(session.limits).join('; ')}` : ''
  await session.query(`reset session authorization; reset role${limits}`)
}

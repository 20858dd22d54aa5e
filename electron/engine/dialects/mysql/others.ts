import type { ServerInfo } from '#contract/connection'
import type { Bounds, Session } from '../dialect'
import { settings } from './settings'

/** The statements that give a link opened by another program the bounds that Varve's own have. */
export function bounds({ flavour }: ServerInfo, options: Bounds): string[] {
  return settings(flavour === 'mariadb' ? 'mariadb' : 'mysql', { ...options, readOnly: false })
}

/** Ends another link of this user; one that is gone already is no error. */
export async function end(session: Session, backend: string): Promise<void> {
  await session.query(`kill ${Number(backend)}`).catch(() => undefined)
}

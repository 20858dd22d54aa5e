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

/** Whether another link is at a statement; after a restart the server gives its names anew, so the statement has to be the same. */
export async function isAtWork(
  session: Session,
  { backend, sql }: { readonly backend: string; readonly sql: string },
): Promise<boolean> {
  const found = await session.query(
    'select 1 from information_schema.processlist where id = ? and left(info, 200) = left(?, 200)',
    [Number(backend), sql],
  )
  return found.length > 0
}

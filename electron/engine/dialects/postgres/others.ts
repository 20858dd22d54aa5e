import type { ServerInfo } from '#contract/connection'
import type { Bounds, Session } from '../dialect'
import { settings } from './server-info'

/** The statements that give a link opened by another program the bounds that Varve's own have. */
export function bounds(_server: ServerInfo, options: Bounds): string[] {
  return settings({ ...options, readOnly: false })
}

/** Ends another link of this user. */
export async function end(session: Session, backend: string): Promise<void> {
  await session.query('select pg_catalog.pg_terminate_backend($1::int)', [backend])
}

/** Whether another link is at a statement; the server tells the first thousand bytes of it. */
export async function isAtWork(
  session: Session,
  { backend, sql }: { readonly backend: string; readonly sql: string },
): Promise<boolean> {
  const found = await session.query(
    `select 1 from pg_catalog.pg_stat_activity where pid = $1::int and pid <> pg_catalog.pg_backend_pid()
and state = 'active' and left(query, 200) = left($2, 200)`,
    [backend, sql],
  )
  return found.length > 0
}

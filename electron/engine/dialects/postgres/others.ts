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

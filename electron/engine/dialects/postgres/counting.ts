import type { Session } from '../dialect'

/** Since when the server counts use in this database; null where its counts were never set back. */
export async function countedSince(session: Session): Promise<string | null> {
  const [row] = await session.query<{ since: string | null }>(
    `select to_char(stats_reset at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
from pg_catalog.pg_stat_database where datname = current_database()`,
  )
  return row?.since ?? null
}

/** Why the server does not count use, in a sentence; null where it does. */
export async function notCounting(session: Session): Promise<string | null> {
  const [row] = await session.query<{ on: boolean }>(
    `select current_setting('track_counts')::boolean as "on"`,
  )
  return row?.on === true
    ? null
    : 'The server does not count how tables and indexes are used: track_counts is off.'
}

import type { Session } from '../dialect'

/** Since when the server counts use in this database; null where its counts were never set back. */
export async function countedSince(session: Session): Promise<string | null> {
  const [row] = await session.query<{ since: string | null }>(
    `select to_char(stats_reset at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
from pg_catalog.pg_stat_database where datname = current_database()`,
  )
  return row?.since ?? null
}

/**
 * When this database was made, where the user may see it; else when the server started, before which it may have
 * counted too: no server says since when counts stand that were never set back.
 */
export async function knownSince(session: Session): Promise<string | null> {
  const [allowed] = await session.query<{ file: boolean }>(
    `select has_function_privilege('pg_catalog.pg_stat_file(text, boolean)', 'execute') as file`,
  )
  // PG_VERSION is written once, when the database is.
  const made = `(select modification from pg_catalog.pg_stat_file(
  'base/' || (select oid from pg_catalog.pg_database where datname = current_database()) || '/PG_VERSION', true))`
  const [row] = await session.query<{ at: string | null }>(
    `select to_char(${allowed?.file === true ? made : 'pg_postmaster_start_time()'} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
  )
  return row?.at ?? null
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

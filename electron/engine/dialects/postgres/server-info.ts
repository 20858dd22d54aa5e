import type { Flavour, ServerInfo } from '#contract/connection'
import { AppError } from '#engine/errors'
import type { Client } from 'pg'
import type { SessionOptions } from '../dialect'

const oldest = 120_000

const aboutSql = `select current_setting('server_version') as version,
  current_setting('server_version_num')::int as number,
  current_database()::text as database,
  current_user::text as user,
  coalesce(current_schema()::text, 'public') as schema,
  pg_catalog.pg_backend_pid() as pid,
  (select s.version || ', ' || s.cipher from pg_catalog.pg_stat_ssl s
    where s.pid = pg_catalog.pg_backend_pid() and s.ssl) as tls`

interface About {
  readonly version: string
  readonly number: number
  readonly database: string
  readonly user: string
  readonly schema: string
  readonly pid: number
  readonly tls: string | null
}

/** The settings a session works under, as statements. */
export function settings(
  options: Pick<SessionOptions, 'lockTimeoutMs' | 'statementTimeoutMs' | 'readOnly'>,
): string[] {
  return [
    `set lock_timeout = ${Math.trunc(options.lockTimeoutMs)}`,
    `set statement_timeout = ${Math.trunc(options.statementTimeoutMs)}`,
    // Files are split by the standard's rule for backslashes; the server must read them by the same one.
    'set standard_conforming_strings = on',
    `set default_transaction_read_only = ${options.readOnly ? 'on' : 'off'}`,
  ]
}

/** Reads what server this is and sets the session up; refuses servers older than Varve knows. */
export async function prepare(
  client: Client,
  flavour: Flavour,
  options: SessionOptions,
): Promise<{ info: ServerInfo; pid: number }> {
  const bounded = { query_timeout: options.connectTimeoutMs > 0 ? options.connectTimeoutMs : undefined }
  const about = await client.query<About>({ text: aboutSql, ...bounded })
  const row = about.rows[0]
  if (row === undefined) throw new AppError('internal', 'The server answered nothing about itself.')
  if (row.number < oldest) {
    throw new AppError('server-too-old', `This server is PostgreSQL ${row.version}.`, {
      advice: 'Varve works with PostgreSQL 12 and newer.',
    })
  }
  await client.query({ text: settings(options).join('; '), ...bounded })
  const { version, database, user, schema, tls, pid } = row
  return {
    info: {
      dialect: 'postgres',
      flavour,
      version: version.split(' ')[0] ?? version,
      database,
      user,
      schema,
      tls,
    },
    pid,
  }
}

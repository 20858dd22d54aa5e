import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'
import { Client } from 'pg'
import type { ServerAddress } from '../support/server'

export type ServerName = 'postgres' | 'mariadb'

/** An empty database of one test. */
export interface TestDatabase extends ServerAddress {
  readonly database: string
  /** As people write it, with the password in it. */
  readonly url: string
  /** Sends statements past the app. */
  run(sql: string): Promise<void>
}

// Playwright's workers are children of the process that ran the global setup.
const variable = 'VARVE_E2E_SERVERS'

/** Leaves the addresses of the servers for the workers. */
export function giveServers(servers: Record<ServerName, ServerAddress>): void {
  process.env[variable] = JSON.stringify(servers)
}

/** Makes an empty database; `drop` ends every session on it. */
export async function makeDatabase(
  name: ServerName,
): Promise<TestDatabase & { readonly drop: () => Promise<void> }> {
  const servers = JSON.parse(process.env[variable] ?? '{}') as Partial<Record<ServerName, ServerAddress>>
  const server = servers[name]
  if (server === undefined) throw new Error(`the global setup has started no ${name}`)
  const database = `e2e_${randomBytes(5).toString('hex')}`
  const send = name === 'postgres' ? sendToPostgres : sendToMariadb
  await send(server, null, `create database ${database}`)
  const scheme = name === 'postgres' ? 'postgresql' : 'mysql'
  const login = `${server.user}:${encodeURIComponent(server.password)}`
  return {
    ...server,
    database,
    url: `${scheme}://${login}@${server.host}:${server.port}/${database}`,
    run: (sql) => send(server, database, sql),
    drop: () => send(server, null, `drop database ${database}${name === 'postgres' ? ' with (force)' : ''}`),
  }
}

async function sendToPostgres(server: ServerAddress, database: string | null, sql: string): Promise<void> {
  const { host, port, user, password } = server
  const client = new Client({ host, port, user, password, database: database ?? 'postgres' })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function sendToMariadb(server: ServerAddress, database: string | null, sql: string): Promise<void> {
  const { host, port, user, password } = server
  const connection = await createConnection({
    host,
    port,
    user,
    password,
    ...(database === null ? {} : { database }),
  })
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
}

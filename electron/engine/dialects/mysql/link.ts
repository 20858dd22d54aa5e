import { connect as connectSocket, type Socket } from 'node:net'
import type { Connection, QueryResult, SslOptions } from 'mysql2'
import type { ServerTarget } from '#contract/connection'
import type { SqlValue } from '../dialect'
import { connectError } from './connect-errors'
import { readDriverError } from './errors'
import { sslOptions } from './tls'

/** A bare connection of the driver: no settings, no translation of statement errors. */
export interface Link {
  readonly connection: Connection
  readonly encrypted: boolean
  readonly closed: boolean
  /** Sends one statement in the text protocol, or prepared where it has parameters. */
  send(sql: string, parameters?: readonly SqlValue[]): Promise<QueryResult>
  end(): Promise<void>
}

export interface LinkOptions {
  readonly applicationName: string
  /** Milliseconds; 0 has no bound. */
  readonly connectTimeoutMs: number
}

/** Opens a link; throws with the code of the layer that failed. */
export async function openLink(
  target: ServerTarget,
  password: string | null,
  options: LinkOptions,
): Promise<Link> {
  const ssl = await sslOptions(target)
  try {
    return await attempt(target, password, options, ssl)
  } catch (error) {
    const tlsFailed = /^HANDSHAKE_(NO_SSL_SUPPORT|SSL_ERROR)$/.test(readDriverError(error).code)
    if (ssl === null || target.tls.mode !== 'prefer' || !tlsFailed)
      throw connectError(error, target).on({ encrypted: ssl !== null })
  }
  try {
    return await attempt(target, password, options, null)
  } catch (error) {
    throw connectError(error, target).on({ encrypted: false })
  }
}

async function attempt(
  target: ServerTarget,
  password: string | null,
  options: LinkOptions,
  ssl: SslOptions | null,
): Promise<Link> {
  // A process that opens no link is spared the driver.
  const { createConnection } = await import('mysql2')
  const socket = openSocket(target)
  const connection = createConnection({
    stream: () => socket,
    host: target.host,
    port: target.port,
    // With a stream of our own this only tells the driver that passwords are safe on this link.
    ...(target.socket !== null && { socketPath: target.socket }),
    user: target.user,
    password: password ?? '',
    database: target.database,
    connectTimeout: options.connectTimeoutMs,
    charset: 'utf8mb4',
    multipleStatements: false,
    // The server may not ask this client for files; and a file means here what it means to the `mysql` client: the
    // driver's own flags would add IGNORE_SPACE to `sql_mode` and change what ROW_COUNT() counts.
    flags: ['-LOCAL_FILES', '-IGNORE_SPACE', '-FOUND_ROWS'],
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    jsonStrings: true,
    connectAttributes: { program_name: options.applicationName },
    ...(ssl !== null && { ssl }),
  })
  let closed = false
  const markClosed = (): void => {
    closed = true
  }
  // Without a listener an error on an idle link would end the process.
  connection.on('error', markClosed)
  connection.on('end', markClosed)
  socket.on('close', markClosed)

  const link: Link = {
    connection,
    encrypted: ssl !== null,
    get closed() {
      return closed
    },
    send: (sql, parameters = []) => send(connection, sql, parameters),
    end: async () => {
      closed = true
      await quit(connection, socket)
    },
  }
  return new Promise((resolve, reject) => {
    connection.connect((error) => {
      if (error === null) return resolve(link)
      socket.destroy()
      reject(error)
    })
  })
}

function openSocket(target: ServerTarget): Socket {
  if (target.socket !== null) return connectSocket(target.socket)
  const socket = connectSocket({ host: target.host, port: target.port, keepAlive: true, noDelay: true })
  // The driver names no host to TLS where it is an IP address, and Node then checks the certificate against the
  // socket's `_host`, or against `localhost` where that is not set.
  return Object.assign(socket, { _host: target.host })
}

function send(connection: Connection, sql: string, parameters: readonly SqlValue[]): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, result: QueryResult): void => {
      if (error === null || error === undefined) resolve(result)
      else reject(error)
    }
    // Prepared, so that no `sql_mode` set by a file changes how a parameter's quotes are read.
    if (parameters.length > 0) connection.execute(sql, [...parameters], answer)
    else connection.query(sql, answer)
  })
}

const quitTimeoutMs = 1000

async function quit(connection: Connection, socket: Socket): Promise<void> {
  if (socket.destroyed) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, quitTimeoutMs)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    socket.once('close', done)
    connection.end(done)
  })
  socket.destroy()
}

import type { DialectName, ServerTarget } from '#contract/connection'

/** A server the tests started, with an administrator who may create databases. */
export interface RunningServer {
  readonly dialect: DialectName
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** Id of the server's main process, for tests that kill their own server. */
  readonly pid: number
  /** Starts it again on what it has on disk, after a test has killed it. */
  again(): Promise<void>
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

/** What crosses from the global setup into the tests. */
export type ServerAddress = Pick<RunningServer, 'dialect' | 'host' | 'port' | 'user' | 'password'>

/** The target of one database of a server, without TLS. */
export function targetOf(server: ServerAddress, database: string): ServerTarget {
  return {
    kind: 'server',
    dialect: server.dialect,
    host: server.host,
    port: server.port,
    socket: null,
    user: server.user,
    database,
    tls: { mode: 'disable', caFile: null, certFile: null, keyFile: null },
    parameters: {},
  }
}

import {
  defaultPort,
  type Connection,
  type Environment,
  type Target,
  type TlsMode,
} from '#contract/connection'

/** What kind of database a form describes. */
export type Kind = 'embedded' | 'postgres' | 'mysql'

/** A connection as a form holds it: text where a person types, so that half-typed values survive. */
export interface Fields {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly environment: Environment
  readonly readOnly: boolean
  /** Seconds, as typed. */
  readonly lockTimeout: string
  /** Seconds, as typed. */
  readonly statementTimeout: string
  readonly kind: Kind
  readonly folder: string
  readonly via: 'network' | 'socket'
  readonly host: string
  readonly port: string
  readonly socket: string
  readonly user: string
  /** Empty leaves the password that is already known. */
  readonly password: string
  readonly database: string
  readonly tlsMode: TlsMode
  readonly caFile: string
  readonly certFile: string
  readonly keyFile: string
  readonly parameters: Readonly<Record<string, string>>
}

/** The default port of a kind; empty for the embedded database, which has none. */
export function portOf(kind: Kind): string {
  return kind === 'embedded' ? '' : String(defaultPort[kind])
}

/** A form for a connection that does not exist yet. */
export function newFields(id: string, embeddedFolder: string, color: string): Fields {
  return {
    id,
    name: '',
    color,
    environment: 'development',
    readOnly: false,
    lockTimeout: '5',
    statementTimeout: '0',
    kind: 'postgres',
    folder: embeddedFolder,
    via: 'network',
    host: 'localhost',
    port: portOf('postgres'),
    socket: '',
    user: '',
    password: '',
    database: '',
    tlsMode: 'prefer',
    caFile: '',
    certFile: '',
    keyFile: '',
    parameters: {},
  }
}

/** A form for a saved connection. */
export function fieldsOf(connection: Connection, embeddedFolder: string): Fields {
  return withTarget(
    {
      ...newFields(connection.id, embeddedFolder, connection.color),
      name: connection.name,
      environment: connection.environment,
      readOnly: connection.readOnly,
      lockTimeout: secondsText(connection.lockTimeoutMs),
      statementTimeout: secondsText(connection.statementTimeoutMs),
    },
    connection.target,
  )
}

/** The fields with everything that says where the database is taken from a target. */
export function withTarget(fields: Fields, target: Target): Fields {
  if (target.kind === 'embedded') return { ...fields, kind: 'embedded', folder: target.folder }
  return {
    ...fields,
    kind: target.dialect,
    via: target.socket === null ? 'network' : 'socket',
    host: target.host,
    port: String(target.port),
    socket: target.socket ?? '',
    user: target.user,
    database: target.database,
    tlsMode: target.tls.mode,
    caFile: target.tls.caFile ?? '',
    certFile: target.tls.certFile ?? '',
    keyFile: target.tls.keyFile ?? '',
    parameters: target.parameters,
  }
}

/** Whether the port is part of the address: PostgreSQL names its socket file by it, MySQL does not. */
export function usesPort(fields: Fields): boolean {
  return fields.kind !== 'embedded' && (fields.via === 'network' || fields.kind === 'postgres')
}

/** Where the fields say the database is; null while the port is not one. */
export function targetOf(fields: Fields): Target | null {
  if (fields.kind === 'embedded') return { kind: 'embedded', folder: fields.folder.trim() }
  const socket = fields.via === 'socket' ? fields.socket.trim() : null
  const port = usesPort(fields) ? readPort(fields.port) : defaultPort[fields.kind]
  if (port === null) return null
  return {
    kind: 'server',
    dialect: fields.kind,
    host: socket === null ? fields.host.trim() : fields.host.trim() || 'localhost',
    port,
    socket,
    user: fields.user,
    database: fields.database,
    tls: {
      mode: fields.tlsMode,
      caFile: orNull(fields.caFile),
      certFile: orNull(fields.certFile),
      keyFile: orNull(fields.keyFile),
    },
    parameters: { ...fields.parameters },
  }
}

/** The connection the fields describe; null while one of them cannot be read. */
export function connectionOf(fields: Fields): Connection | null {
  const target = targetOf(fields)
  const lockTimeoutMs = readSeconds(fields.lockTimeout)
  const statementTimeoutMs = readSeconds(fields.statementTimeout)
  if (target === null || lockTimeoutMs === null || statementTimeoutMs === null) return null
  return {
    id: fields.id,
    name: fields.name.trim() || suggestedName(fields),
    color: fields.color,
    environment: fields.environment,
    readOnly: fields.readOnly,
    lockTimeoutMs,
    statementTimeoutMs,
    target,
  }
}

/** The name a connection gets when none is typed. */
export function suggestedName(fields: Fields): string {
  if (fields.kind === 'embedded') return 'Embedded PostgreSQL'
  const where = fields.via === 'socket' ? 'socket' : fields.host.trim()
  const database = fields.database.trim()
  if (database === '') return where === '' ? 'Connection' : where
  return where === '' ? database : `${database} on ${where}`
}

/** A port number as typed; null where it is none. Empty is no port: a guess here would connect elsewhere. */
export function readPort(typed: string): number | null {
  if (!/^\s*\d{1,5}\s*$/.test(typed)) return null
  const port = Number(typed)
  return port >= 1 && port <= 65535 ? port : null
}

// PostgreSQL keeps both timeouts as a 32-bit number of milliseconds.
const longestMs = 2_147_483_647

/** Seconds as typed, in milliseconds; null where it is no such time. */
export function readSeconds(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^(\d+(\.\d*)?|\.\d+)$/.test(text)) return null
  const ms = Math.round(Number(text) * 1000)
  return ms <= longestMs ? ms : null
}

function secondsText(ms: number): string {
  return String(ms / 1000)
}

function orNull(text: string): string | null {
  const path = text.trim()
  return path === '' ? null : path
}

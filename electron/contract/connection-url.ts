import { defaultPort, type DialectName, type ServerTarget, type Target } from './connection'
import { isSecretParameter, readParameters, type UrlParameters } from './connection-url-parameters'
import {
  cutUrl,
  decodePart,
  encodePart,
  refuse,
  severalHosts,
  UrlRefusal,
  type UrlParts,
} from './connection-url-parts'

export type ConnectionUrl =
  | { ok: true; target: Target; password: string | null; driver: string | null; notes: string[] }
  | { ok: false; message: string }

const dialects: Record<string, DialectName> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  pgsql: 'postgres',
  mysql: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mysql',
}
/** SQLAlchemy's drivers: they say who connects, not where to. */
const drivers: Record<DialectName, readonly string[]> = {
  postgres: [
    'asyncpg',
    'psycopg',
    'psycopg_async',
    'psycopg2',
    'psycopg2cffi',
    'pg8000',
    'aiopg',
    'pygresql',
  ],
  mysql: ['pymysql', 'aiomysql', 'asyncmy', 'mysqldb', 'mysqlconnector', 'mariadbconnector', 'cymysql'],
}
const longest = 8192

/** Reads a connection URL as people have it in their settings; `message` never holds any part that may be a password. */
export function readConnectionUrl(text: string): ConnectionUrl {
  try {
    return { ok: true, ...read(text.trim()) }
  } catch (error) {
    if (error instanceof UrlRefusal) return { ok: false, message: error.message }
    throw error
  }
}

/** Spells a target as a URL, never with a password; reading it again gives the same target. */
export function writeConnectionUrl(target: Target): string {
  if (target.kind === 'embedded') {
    return `pglite:${target.folder.replace(/[%\p{Cc}\p{Surrogate}]|^\s|\s$/gu, encodePart)}`
  }
  const { dialect, host, port, socket, user, database, tls } = target
  const bare = socket !== null && host === 'localhost' ? '' : host
  const query = new Map<string, string>()
  if (socket !== null) query.set(dialect === 'postgres' ? 'host' : 'unix_socket', socket)
  const files = [tls.caFile, tls.certFile, tls.keyFile]
  if (tls.mode !== 'prefer' || files.some((file) => file !== null)) query.set('sslmode', tls.mode)
  if (tls.caFile !== null) query.set('sslrootcert', tls.caFile)
  if (tls.certFile !== null) query.set('sslcert', tls.certFile)
  if (tls.keyFile !== null) query.set('sslkey', tls.keyFile)
  for (const [name, value] of Object.entries(target.parameters)) {
    if (!isSecretParameter(name)) query.set(name, value)
  }
  const parameters = [...query].map(([name, value]) => `${encodePart(name)}=${encodeValue(value)}`)
  return [
    dialect === 'postgres' ? 'postgresql://' : 'mysql://',
    user === '' ? '' : `${encodePart(user)}@`,
    bare.includes(':') ? `[${encodePart(bare).replaceAll('%3A', ':')}]` : encodePart(bare),
    port === defaultPort[dialect] ? '' : `:${port}`,
    database === '' ? '' : `/${encodePart(database)}`,
    parameters.length === 0 ? '' : `?${parameters.join('&')}`,
  ].join('')
}

function encodeValue(value: string): string {
  return encodePart(value).replaceAll('%2F', '/')
}

function read(text: string): Omit<ConnectionUrl & { ok: true }, 'ok'> {
  if (text.length > longest) refuse(`This is longer than ${longest} characters, so it is no connection URL.`)
  if (/[\r\n]/.test(text)) refuse('This is more than one line; a connection URL is one.')
  if (/^pglite:/i.test(text)) return readEmbedded(text.slice('pglite:'.length))

  const [, jdbc, scheme, rest] = /^(jdbc:)?([a-z][a-z0-9+._-]*):(.*)$/is.exec(text) ?? noScheme()
  const [name, driver] = (scheme ?? '').toLowerCase().split('+', 2)
  const dialect = Object.hasOwn(dialects, name ?? '') ? dialects[name ?? ''] : undefined
  if (rest === undefined || (!rest.startsWith('//') && (jdbc === undefined || dialect === undefined))) {
    return noScheme()
  }
  if (dialect === undefined) {
    return refuse(
      `Varve does not read ${scheme}:// addresses. It connects to PostgreSQL (postgresql://) and MySQL or MariaDB (mysql://).`,
    )
  }
  if (driver !== undefined && !drivers[dialect].includes(driver)) {
    return refuse(`Varve does not know what ${scheme}:// means. Write ${name}:// without “+${driver}”.`)
  }
  // pgjdbc also reads jdbc:postgresql:database, on the local server
  const parts = cutUrl(rest.startsWith('//') ? rest.slice(2) : `/${rest}`)
  const parameters = readParameters(parts.query)
  const { target, notes } = readServer(dialect, parts, parameters)
  const password = parts.password === null ? null : decodePart(parts.password, 'The password')
  return {
    target,
    password: parameters.password ?? password,
    driver: driver ?? null,
    notes: [...(parts.note === null ? [] : [parts.note]), ...notes, ...parameters.notes],
  }
}

function noScheme(): never {
  return refuse(
    'A connection URL starts with postgresql://, mysql:// or mariadb://, or with pglite: for an embedded database.',
  )
}

function readEmbedded(rest: string): Omit<ConnectionUrl & { ok: true }, 'ok'> {
  const folder = decodePart(rest, 'The folder')
  if (!/^(\/|[a-z]:[\\/]|\\\\)/i.test(folder)) {
    refuse('Behind pglite: comes the absolute path of a folder: pglite:/home/me/data.')
  }
  return { target: { kind: 'embedded', folder }, password: null, driver: null, notes: [] }
}

function readServer(
  dialect: DialectName,
  parts: UrlParts,
  parameters: UrlParameters,
): { target: ServerTarget; notes: string[] } {
  const notes: string[] = []
  const named = readHost(parts.host)
  // libpq lets ?host= decide over the host before the path
  const wanted = parameters.host === null ? { host: named, port: '' } : readHostParameter(parameters.host)
  const folder = [wanted.host, named].find((host) => host.startsWith('/')) ?? null
  const socket = parameters.socket ?? folder
  if (socket !== null && !socket.startsWith('/')) refuse('A socket has to be an absolute path.')
  const user = parameters.user ?? decodePart(parts.user ?? '', 'The user name')
  if (user === '') notes.push('The URL names no user.')
  let database = parameters.database ?? decodePart(parts.path, 'The database name')
  if (database === '' && dialect === 'postgres' && user !== '') {
    database = user
    notes.push('The URL names no database; PostgreSQL then takes the one named like the user.')
  } else if (database === '') notes.push('The URL names no database.')
  const host = [wanted.host, named].find((name) => name !== '' && !name.startsWith('/')) ?? 'localhost'
  return {
    target: {
      kind: 'server',
      dialect,
      host,
      port: readPort(wanted.port || parameters.port || parts.port, dialect),
      socket,
      user,
      database,
      tls: parameters.tls,
      parameters: parameters.unknown,
    },
    notes,
  }
}

function readHost(raw: string): string {
  const bracketed = raw.startsWith('[')
  const host = decodePart(bracketed ? raw.slice(1, -1) : raw, 'The host')
  if (bracketed && !/^[0-9a-f:.]+(%.+)?$/i.test(host))
    refuse('What stands in brackets is not an IPv6 address.')
  if (host.startsWith('/')) return host
  if (host.includes(',')) refuse(severalHosts)
  if (/[\s/\\?#@[\]]/.test(host)) refuse('The host holds a character that no host name has.')
  return host
}

function readHostParameter(value: string): { host: string; port: string } {
  if (value.startsWith('/')) return { host: value, port: '' }
  if (value.includes(',')) refuse(severalHosts)
  const [, host, port] = /^([^:[\]]+):(\d+)$/.exec(value) ?? []
  return { host: readHost(encodePart(host ?? value)), port: port ?? '' }
}

function readPort(text: string, dialect: DialectName): number {
  if (text === '') return defaultPort[dialect]
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65535 ? port : refuse('The port has to be a number from 1 to 65535.')
}

import type { DialectName, ServerTarget, TlsSettings } from '#contract/connection'

/** The URL of one driver, as SQLAlchemy reads it, or why this driver can't be told where to connect. */
export interface DriverUrl {
  readonly url: string
  readonly async: boolean
  readonly refusal: string | null
}

type Query = Record<string, string> | { readonly refusal: string }

interface Driver {
  readonly async: boolean
  readonly socket: string
  /** What to hand over so that the server gets the password. */
  password?(password: string): string
  tls(tls: TlsSettings): Query
}

const verifies = (tls: TlsSettings) => tls.mode === 'verify-ca' || tls.mode === 'verify-full'
const needsTls = (tls: TlsSettings) => verifies(tls) || tls.mode === 'require'

/** libpq reads the mode from the URL, and its files from the environment. */
const libpq = { async: false, socket: 'host', tls: (tls: TlsSettings): Query => ({ sslmode: tls.mode }) }

/** asyncpg refuses libpq's names in a URL; it reads all of them from the environment. */
const asyncpg = { async: true, socket: 'host', tls: (): Query => ({}) }

/** PyMySQL and its kin send each character of a password as one byte (Latin-1), and servers expect UTF-8. */
const bytes = (password: string) => Buffer.from(password, 'utf8').toString('latin1')

const pymysql = {
  async: false,
  socket: 'unix_socket',
  password: bytes,
  tls(tls: TlsSettings): Query {
    if (!needsTls(tls)) return {}
    // PyMySQL verifies nothing without a file of authorities, whatever it is told.
    if (verifies(tls) && tls.caFile === null)
      return {
        refusal: 'this driver verifies a certificate only against a CA file, and the connection has none',
      }
    return {
      ...(tls.caFile === null ? {} : { ssl_ca: tls.caFile }),
      ...(tls.certFile === null ? {} : { ssl_cert: tls.certFile }),
      ...(tls.keyFile === null ? {} : { ssl_key: tls.keyFile }),
      ...(tls.mode === 'verify-full' ? {} : { ssl_check_hostname: 'false' }),
    }
  },
}

const withoutTls = (name: string) => (tls: TlsSettings) =>
  needsTls(tls) ? { refusal: `Varve can't tell ${name} to encrypt the connection; another driver can` } : {}

/** By SQLAlchemy's name, in the order they are taken where the project names none. */
const drivers: Record<DialectName, Record<string, Driver>> = {
  postgres: {
    psycopg2: libpq,
    psycopg: libpq,
    pg8000: { async: false, socket: 'unix_sock', tls: withoutTls('pg8000') },
    asyncpg,
    psycopg_async: { ...libpq, async: true },
  },
  mysql: {
    pymysql,
    mysqldb: { async: false, socket: 'unix_socket', tls: withoutTls('mysqlclient') },
    mysqlconnector: { async: false, socket: 'unix_socket', tls: withoutTls('mysqlconnector') },
    aiomysql: { ...pymysql, async: true, tls: withoutTls('aiomysql') },
    asyncmy: { ...pymysql, async: true, tls: withoutTls('asyncmy') },
  },
}

const schemes: Record<DialectName, string> = { postgres: 'postgresql', mysql: 'mysql' }
/** A port where nothing of a database listens: env.py may connect although it is only to render. */
const discardPort = 9

/** A URL for each driver of the target's dialect. With a password it must reach Python through its standard input alone. */
export function urlsOf(target: ServerTarget, password: string | null): Record<string, DriverUrl> {
  const urls = Object.entries(drivers[target.dialect]).map(([name, driver]) => {
    const query = driver.tls(target.tls)
    const refusal = unspellable(target) ?? ('refusal' in query ? (query.refusal ?? null) : null)
    const secret = password === null ? null : (driver.password?.(password) ?? password)
    const url = spell(`${schemes[target.dialect]}+${name}`, target, secret, driver.socket, query)
    return [name, { url: refusal === null ? url : '', async: driver.async, refusal }] as const
  })
  return Object.fromEntries(urls)
}

/** Every form in which a password is handed over. */
export function handedOver(password: string | null): string[] {
  return password === null ? [] : [password, bytes(password)]
}

/** What libpq and asyncpg read from the environment: files, never a secret. */
export function tlsEnvironment({ dialect, tls }: ServerTarget): Record<string, string> {
  const files = { PGSSLROOTCERT: tls.caFile, PGSSLCERT: tls.certFile, PGSSLKEY: tls.keyFile }
  const all: Record<DialectName, Record<string, string | null>> = {
    postgres: { PGSSLMODE: tls.mode, ...files },
    mysql: {},
  }
  const set = Object.entries(all[dialect]).filter((entry): entry is [string, string] => entry[1] !== null)
  return Object.fromEntries(set)
}

/** A place of the dialect where no database is: it says which SQL is wanted. */
export function nowhere(dialect: DialectName): ServerTarget {
  const tls = { mode: 'disable', caFile: null, certFile: null, keyFile: null } as const
  const place = { host: '127.0.0.1', port: discardPort, socket: null, user: 'varve', database: 'varve' }
  return { kind: 'server', dialect, ...place, tls, parameters: {} }
}

/** The URL by which SQLAlchemy knows the dialect, whatever is installed. */
export function plainUrl(dialect: DialectName): string {
  const [driver = ''] = Object.keys(drivers[dialect])
  return `${schemes[dialect]}+${driver}://`
}

function spell(
  scheme: string,
  target: ServerTarget,
  password: string | null,
  socketKey: string,
  tls: Query,
): string {
  const { host, port, socket, user, database } = target
  const login = `${encode(user)}${password === null || password === '' ? '' : `:${encode(password)}`}`
  // SQLAlchemy takes host and database to the letter.
  const place = socket === null ? `${host.includes(':') ? `[${host}]` : host}:${port}` : ''
  const query = {
    ...(socket === null ? {} : { [socketKey]: socket, ...socketPort(socketKey, port) }),
    ...tls,
  }
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
  const parameters = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return `${scheme}://${login === '' ? '' : `${login}@`}${place}/${database}${parameters}`
}

/** SQLAlchemy has no spelling for these. */
function unspellable({ host, database, socket }: ServerTarget): string | null {
  if (/[?\r\n]/.test(database))
    return `SQLAlchemy has no URL for a database called ${JSON.stringify(database)}`
  const isHost = socket !== null || /^[^/?@\s]+$/.test(host)
  return isHost ? null : `SQLAlchemy has no URL for the host ${JSON.stringify(host)}`
}

/** The name of PostgreSQL's socket holds the port. */
function socketPort(socketKey: string, port: number): Record<string, string> {
  return socketKey === 'host' ? { port: String(port) } : {}
}

/** SQLAlchemy before 2.0 takes a plus sign in the user name and password for a space, and any %xx for its character. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
}

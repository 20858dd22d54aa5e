import type { ServerTarget } from '#contract/connection'
import { AppError } from '#engine/errors'
import { readDriverError, serverMessage, type DriverError } from './errors'

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EPIPE',
  'ENOENT',
  'ENOTSOCK',
  'ENOTDIR',
  'EACCES',
  'PROTOCOL_CONNECTION_LOST',
])
/** 1045/1698 denied, 1130 host not allowed, 1251/1275/1524 plugins, 1820/1862 expired, 3118/4151 locked, 2059/2061 plugins. */
const authenticationErrnos = new Set([1045, 1130, 1251, 1275, 1524, 1698, 1820, 1862, 2059, 2061, 3118, 4151])
/** 1040/1203 too many connections, 1129 host blocked after too many failures. */
const refusedErrnos = new Set([1040, 1129, 1203])

/** Translates what an attempt to connect failed with, by the layer that failed. */
export function connectError(error: unknown, target: ServerTarget): AppError {
  if (error instanceof AppError) return error
  const driver = readDriverError(error)
  const where = place(target)
  const server = driver.errno === null ? {} : { server: serverMessage(driver, '') }
  const make = (code: ConstructorParameters<typeof AppError>[0], message: string, advice: string) =>
    new AppError(code, message, { advice, ...server, cause: error })

  if (driver.code === 'ENOTFOUND' || driver.code === 'EAI_AGAIN')
    return make(
      'name-not-found',
      `No address is known for the host ${target.host}.`,
      'Check the spelling of the host, and that this machine reaches its name server.',
    )
  if (isTls(driver)) return tlsError(driver, where, make)
  if (driver.errno === 1049)
    return make(
      'no-such-database',
      `The server has no database named ${target.database}.`,
      'Check the spelling, or create the database first.',
    )
  if (driver.errno === 1044)
    return make(
      'privilege',
      `${target.user} may not use the database ${target.database}.`,
      'Ask for privileges on this database (GRANT), or check its spelling: the server also answers so when it does not exist.',
    )
  if (isAuthentication(driver))
    return make(
      'authentication',
      `The server refused ${target.user}: ${driver.message}`,
      'Check user and password, from which hosts this user may connect, and whether the account asks for TLS.',
    )
  if (driver.errno !== null && refusedErrnos.has(driver.errno))
    return make('network', `The server takes no connection now: ${driver.message}`, 'Try again later.')
  return networkError(driver, where, target, make)
}

type Make = (code: 'network' | 'tls' | 'privilege', message: string, advice: string) => AppError

function networkError(driver: DriverError, where: string, target: ServerTarget, make: Make): AppError {
  if (driver.errno !== null && !networkCodes.has(driver.code))
    return make(
      'privilege',
      `The server refused the connection: ${driver.message}`,
      'See what the server says.',
    )
  const said =
    driver.code === 'ECONNREFUSED'
      ? 'nothing listens there'
      : driver.code === 'ETIMEDOUT'
        ? 'no answer came in time'
        : driver.code === 'PROTOCOL_CONNECTION_LOST'
          ? 'the server closed the connection'
          : driver.message
  const advice =
    target.socket === null
      ? 'Check host and port, that the server runs and speaks the MySQL protocol, and that no firewall stands between.'
      : 'Check the path of the socket and that the server runs.'
  return make('network', `The server at ${where} can't be reached: ${said}.`, advice)
}

function isAuthentication(driver: DriverError): boolean {
  if (driver.errno !== null && authenticationErrnos.has(driver.errno)) return true
  return driver.code.startsWith('AUTH_SWITCH') || /auth(entication)? plugin/i.test(driver.message)
}

/** 3159: the server asks every connection for TLS; 2026: the client library's own number for a failed handshake. */
function isTls(driver: DriverError): boolean {
  if (driver.errno === 3159 || driver.errno === 2026) return true
  return /^HANDSHAKE_(NO_)?SSL|^ERR_(SSL|TLS|OSSL)|CERT/.test(driver.code)
}

function tlsError(driver: DriverError, where: string, make: Make): AppError {
  if (driver.errno === 3159)
    return make('tls', `The server at ${where} takes encrypted connections only.`, 'Set TLS to require.')
  if (driver.code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return make(
      'tls',
      `The server at ${where} does not offer TLS.`,
      'Set up TLS on the server, or set TLS to prefer.',
    )
  return make(
    'tls',
    `No encrypted connection to ${where} came about: ${driver.message}.`,
    'Check the CA file against the certificate of the server, and that the host is spelled as the certificate has it.',
  )
}

export function place(target: ServerTarget): string {
  return (
    target.socket ??
    (target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`)
  )
}

import type { TlsMode, TlsSettings } from './connection'
import { decodePart, refuse, severalHosts } from './connection-url-parts'

const secretName = /passw(or)?d|pwd|passphrase|secret|token/i

/** Whether a URL parameter's name says that it holds a secret; such a parameter is never kept. */
export function isSecretParameter(name: string): boolean {
  return secretName.test(name)
}

/** What the parameters of a URL said, sorted by what they mean to Varve. */
export interface UrlParameters {
  readonly user: string | null
  readonly password: string | null
  readonly host: string | null
  readonly port: string | null
  readonly database: string | null
  readonly socket: string | null
  readonly tls: TlsSettings
  readonly unknown: Record<string, string>
  readonly notes: string[]
}

type Meaning =
  'user' | 'password' | 'host' | 'port' | 'database' | 'socket' | 'mode' | 'ssl' | 'ca' | 'cert' | 'key'

/** Spellings as libpq, asyncpg, PyMySQL, mysqlclient, Connector/J and pgjdbc have them, in lower case without `-` and `_`. */
const meanings = new Map<string, Meaning>([
  ['user', 'user'],
  ['username', 'user'],
  ['password', 'password'],
  ['passwd', 'password'],
  ['pwd', 'password'],
  ['host', 'host'],
  ['port', 'port'],
  ['dbname', 'database'],
  ['unixsocket', 'socket'],
  ['socket', 'socket'],
  ['socketpath', 'socket'],
  ['sslmode', 'mode'],
  ['ssl', 'ssl'],
  ['usessl', 'ssl'],
  ['sslrootcert', 'ca'],
  ['sslca', 'ca'],
  ['sslcert', 'cert'],
  ['sslkey', 'key'],
])

/** Reads the part of a URL behind its `?`. */
export function readParameters(query: string): UrlParameters {
  const known = new Map<Meaning, string>()
  const unknown = new Map<string, string>()
  const notes: string[] = []
  const left: string[] = []
  for (const piece of query.split('&').filter((text) => text !== '')) {
    const equals = piece.indexOf('=')
    const rawName = equals < 0 ? piece : piece.slice(0, equals)
    if (/[@/?:#]/.test(rawName)) {
      refuse('The part behind ? is not a list of name=value. A ? in a password has to be written as %3F.')
    }
    const name = decodePart(rawName, 'The name of a parameter')
    const value = equals < 0 ? '' : decodePart(piece.slice(equals + 1), `The parameter ${name}`)
    const meaning = meanings.get(name.toLowerCase().replace(/[-_]/g, ''))
    if (meaning === 'host' && known.has('host')) refuse(severalHosts)
    if (meaning !== undefined) known.set(meaning, value)
    else if (isSecretParameter(name)) left.push(name)
    else unknown.set(name, value)
  }
  const said = (meaning: Meaning) => known.get(meaning) || null
  const tls: TlsSettings = {
    mode: readMode(said('mode'), said('ssl'), notes),
    caFile: said('ca'),
    certFile: said('cert'),
    keyFile: said('key'),
  }
  if (tls.caFile !== null && said('mode') === null && said('ssl') === null) {
    notes.push(
      'A CA file is named but no TLS mode; the certificate is checked only with verify-ca or verify-full.',
    )
  }
  if (unknown.size > 0) notes.push(`Kept, but not used by Varve: ${[...unknown.keys()].join(', ')}.`)
  if (left.length > 0)
    notes.push(`Left out, because they hold secrets that Varve does not use: ${left.join(', ')}.`)
  return {
    user: said('user'),
    password: known.get('password') ?? null,
    host: said('host'),
    port: said('port'),
    database: said('database'),
    socket: said('socket'),
    tls,
    // fromEntries, because a parameter may be named __proto__
    unknown: Object.fromEntries(unknown),
    notes,
  }
}

const modes: Record<string, TlsMode> = {
  disable: 'disable',
  disabled: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  preferred: 'prefer',
  require: 'require',
  required: 'require',
  'no-verify': 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
  'verify-identity': 'verify-full',
}
const yes = new Set(['true', '1', 'yes', 'on'])
const no = new Set(['false', '0', 'no', 'off'])

function readMode(mode: string | null, ssl: string | null, notes: string[]): TlsMode {
  const said = (mode ?? ssl ?? 'prefer').toLowerCase().replaceAll('_', '-')
  if (mode === null && yes.has(said)) {
    notes.push(`ssl=${said} is read as require: encrypted, the certificate is not checked.`)
    return 'require'
  }
  if (mode === null && no.has(said)) return 'disable'
  if (said === 'allow') notes.push('sslmode=allow is read as prefer: encrypted where the server offers it.')
  const known = Object.hasOwn(modes, said) ? modes[said] : undefined
  return (
    known ??
    refuse('The TLS mode in this URL is none of disable, prefer, require, verify-ca and verify-full.')
  )
}

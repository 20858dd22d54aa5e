import type { ErrorCode } from '#contract/errors'
import type { ServerTarget } from '#contract/connection'
import { quote } from './quote'

/** Where a target points, as a person would say it. */
export function address(target: ServerTarget): string {
  if (target.socket !== null) return `the socket ${target.socket}`
  return target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`
}

/** What to do about a connection that failed at one layer. */
export function connectAdvice(code: ErrorCode, target: ServerTarget): string {
  switch (code) {
    case 'name-not-found':
      return 'Check the host for typing mistakes, and whether this machine is on the network or VPN that knows the name.'
    case 'network':
      return target.socket !== null
        ? 'Check that PostgreSQL runs on this machine and that the socket folder is the one it listens in.'
        : 'Check host and port, that PostgreSQL runs and listens on that address (listen_addresses), and that no firewall stands between.'
    case 'tls':
      return 'Check the TLS mode and the certificate files of this connection against what the server offers.'
    case 'authentication':
      return 'Check user and password, and that the server’s pg_hba.conf lets this user in from here.'
    case 'no-such-database':
      return 'Check the database’s name; it is case-sensitive. Create it on the server if it is missing.'
    case 'privilege':
      return `Ask the database’s owner for: GRANT CONNECT ON DATABASE ${quote(target.database)} TO ${quote(target.user)};`
    case 'server-too-old':
      return 'Varve works with PostgreSQL 12 and newer.'
    default:
      return 'Try again; if it goes on, look at the server’s log.'
  }
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Tickets } from './tickets'

/** Whether the request names this server itself; anything else is a name that someone else's DNS points here. */
export function isOwnHost(headers: IncomingHttpHeaders, port: number): boolean {
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`
}

/** Whether a WebSocket was asked for by our own page, with the session token. */
export function mayConnect(headers: IncomingHttpHeaders, port: number, tickets: Tickets): boolean {
  if (!isOwnHost(headers, port)) return false
  if (headers.origin !== `http://${headers.host ?? ''}`) return false
  return tickets.admits(cookieValue(headers.cookie, cookieName(port)))
}

/** Browsers share cookies between the ports of a host, so the name carries the port. */
export function cookieName(port: number): string {
  return `varve-${port}`
}

/** The value of one cookie of a Cookie header. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

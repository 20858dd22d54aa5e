import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAsset } from '../shared/assets'
import { pageHeaders } from '../shared/content-policy'
import { cookieName, cookieValue } from './gate'
import type { Tickets } from './tickets'

interface Place {
  readonly port: number
  readonly tickets: Tickets
  readonly rendererFolder: string
}

/** Answers a plain request: the one-time address, or a file of the page. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  place: Place,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'Only GET is answered here.')
    return
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (path.startsWith('/open/')) {
    admit(request, response, place, path.slice('/open/'.length))
    return
  }
  const asset = await readAsset(place.rendererFolder, path)
  if (asset === null) {
    refuse(response, 404, 'There is no such page.')
    return
  }
  response.writeHead(200, {
    ...pageHeaders([`ws://${request.headers.host ?? ''}`]),
    'content-type': asset.type,
    'content-length': asset.bytes.length,
    'cache-control': asset.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : asset.bytes)
}

/** Ends a request with a sentence in plain text. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    ...pageHeaders(),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${sentence}\n`)
}

// Swaps a one-time ticket for the session cookie and moves on at once, so that no address on screen carries a token.
function admit(request: IncomingMessage, response: ServerResponse, place: Place, ticket: string): void {
  const name = cookieName(place.port)
  // HEAD is what link previews and scanners send; it must not use the ticket up.
  const token = request.method === 'GET' ? place.tickets.redeem(ticket) : null
  const known = place.tickets.admits(cookieValue(request.headers.cookie, name))
  if (token === null && !known) {
    refuse(
      response,
      410,
      'This address was used already, or belongs to a Varve that has ended. Press Enter in the terminal that runs Varve for a new one.',
    )
    return
  }
  response.writeHead(303, {
    ...pageHeaders(),
    ...(token === null ? {} : { 'set-cookie': `${name}=${token}; Path=/; HttpOnly; SameSite=Strict` }),
    location: '/',
    'cache-control': 'no-store',
  })
  response.end()
}

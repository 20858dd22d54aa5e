import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { isOwnHost, mayConnect } from './gate'
import { answer, refuse } from './pages'
import { createTickets } from './tickets'

/** The contract's own messages are small; a whole catalog goes out, not in. */
const maxMessageBytes = 8 * 1024 * 1024
const maxWindows = 32

export interface BrowserServer {
  readonly port: number
  /** A new address that opens the app once. */
  address(): string
  close(): Promise<void>
}

/** Serves the page and its WebSocket on 127.0.0.1; `onWindow` gets each admitted socket. */
export async function startServer(options: {
  readonly port: number
  readonly rendererFolder: string
  readonly onWindow: (socket: WebSocket) => void
}): Promise<BrowserServer> {
  const tickets = createTickets()
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  })
  const port = await listen(server, options.port)

  server.on('request', (request, response) => {
    if (!isOwnHost(request.headers, port)) {
      refuse(response, 421, 'This server answers to its own address only.')
      return
    }
    answer(request, response, { port, tickets, rendererFolder: options.rendererFolder }).catch(() => {
      refuse(response, 500, 'The page could not be read.')
    })
  })

  server.on('upgrade', (request, socket, head) => {
    const allowed =
      request.url === '/rpc' &&
      sockets.clients.size < maxWindows &&
      mayConnect(request.headers, port, tickets)
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (window) => {
      // A message over the bound ends in this event and a closed socket; the page connects again.
      window.on('error', () => window.terminate())
      options.onWindow(window)
    })
  })

  return {
    port,
    address: () => `http://127.0.0.1:${port}/open/${tickets.issue()}`,
    async close() {
      for (const window of sockets.clients) window.close(1001, 'Varve ended')
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

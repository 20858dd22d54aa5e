import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { backoff, useLink } from './link'

/** What carries one call; both of oRPC's links have it. */
export type Carrier = Pick<SocketLink<Record<never, never>>, 'call'>

/** What a live link gives: the carrier, and a signal that fires when it is cut. */
export interface Line {
  readonly carrier: Carrier
  readonly cut: AbortSignal
}

let line: Promise<Line>
let accept: (line: Line) => void

/** The line now up, or the next one once it stands. */
export function currentLine(): Promise<Line> {
  return line
}

function awaitLine(): void {
  line = new Promise((resolve) => {
    accept = resolve
  })
}
awaitLine()

function lineUp(carrier: Carrier): () => void {
  const cut = new AbortController()
  accept({ carrier, cut: cut.signal })
  useLink.setState({ state: 'up', since: null, attempt: 0 })
  return () => {
    if (cut.signal.aborted) return
    awaitLine()
    useLink.setState((was) => ({ ...was, state: 'lost', since: was.since ?? Date.now() }))
    cut.abort()
  }
}

/** Reaches the engine: in the desktop window over the port its preload hands over, elsewhere over a WebSocket. */
export function connect(): void {
  if ('varve' in window || navigator.userAgent.includes('Electron')) listenForPort()
  else openSocket(0)
}

function listenForPort(): void {
  let drop: (() => void) | null = null
  window.addEventListener('message', (event) => {
    // Only this window's own preload speaks here; frames and other origins do not.
    if (event.source !== window || event.origin !== window.origin || event.data !== 'varve:port') return
    const port = event.ports[0]
    if (port === undefined) return
    drop?.()
    const carrier = new PortLink({ port })
    drop = lineUp(carrier)
    port.addEventListener('close', drop)
    port.start()
  })
}

function openSocket(attempt: number): void {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/rpc`)
  let drop: (() => void) | null = null
  socket.addEventListener('open', () => {
    drop = lineUp(new SocketLink({ websocket: socket }))
  })
  socket.addEventListener('close', () => {
    const next = drop === null ? attempt + 1 : 1
    drop?.()
    useLink.setState((was) => ({ state: 'lost', since: was.since ?? Date.now(), attempt: next }))
    setTimeout(() => openSocket(next), backoff(next))
  })
}

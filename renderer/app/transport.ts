import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { backoff, useLink } from './link'

/** What carries the calls; both of oRPC's links have it. */
export type Carrier = Pick<SocketLink<Record<never, never>>, 'call'>

let line: Promise<Carrier>
let lay: (carrier: Carrier) => void
const folderListeners = new Set<(folder: string) => void>()

function awaitLine(): void {
  line = new Promise((resolve) => {
    lay = resolve
  })
}
awaitLine()

/** What carries calls now, or the next carrier once the link stands. */
export function currentCarrier(): Promise<Carrier> {
  return line
}

/** Listens for folders the host asks to open: dropped on the window, or named on a second start. */
export function onFolderAsked(listener: (folder: string) => void): void {
  folderListeners.add(listener)
}

/** Reaches the engine: over a WebSocket where a server gave the page, else over the port the preload hands over. */
export function connect(): void {
  if (location.protocol.startsWith('http')) openSocket(0)
  else listenToPreload()
}

function up(carrier: Carrier): void {
  lay(carrier)
  useLink.setState({ state: 'up', since: null, attempt: 0 })
}

function lost(attempt: number): void {
  if (useLink.getState().state === 'up') awaitLine()
  useLink.setState((was) => ({ state: 'lost', since: was.since ?? Date.now(), attempt }))
}

function listenToPreload(): void {
  let current: MessagePort | null = null
  const drop = () => {
    // Chromium before 122 tells nobody that the other end of a port is gone; oRPC waits for this event.
    current?.dispatchEvent(new Event('close'))
    current?.close()
    current = null
    lost(1)
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Only this window's own preload speaks here; frames and other origins do not.
    if (event.source !== window || event.origin !== window.origin) return
    const port = event.ports[0]
    if (event.data === 'varve:port' && port !== undefined) {
      if (current !== null) drop()
      current = port
      up(new PortLink({ port }))
      port.start()
    } else if (event.data === 'varve:engine-stopped') drop()
    else if (isOpenFolder(event.data)) for (const listener of folderListeners) listener(event.data.folder)
  })
}

function isOpenFolder(data: unknown): data is { type: string; folder: string } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'varve:open-folder' &&
    'folder' in data &&
    typeof data.folder === 'string'
  )
}

function openSocket(attempt: number): void {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/rpc`)
  let opened = false
  socket.addEventListener('open', () => {
    opened = true
    up(new SocketLink({ websocket: socket }))
  })
  socket.addEventListener('close', () => {
    const next = opened ? 1 : attempt + 1
    lost(next)
    setTimeout(() => openSocket(next), backoff(next))
  })
}

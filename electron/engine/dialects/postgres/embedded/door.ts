import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { EmbeddedTarget, ServerTarget } from '#contract/connection'
import type { AppError } from '#engine/errors'
import type { SessionOptions } from '../../dialect'
import { admit, welcome } from './door-keeper'
import { openFolder } from './folders'
import { EmbeddedLink } from './link'
import { resolveFolder } from './prepare-folder'
import type { Running } from './running'
import { Seat } from './seat'
import { seated } from './seated'

/** A way for another program into an embedded database, open until it is closed. */
export interface EmbeddedDoor {
  /** Where it is, as a server: a free port of this machine's loopback address. */
  readonly target: ServerTarget
  /** Made for this door; every other user of the machine can reach the port, too. */
  readonly password: string
  /** A question that only a link through this door answers so. */
  readonly proof: { readonly ask: string; readonly answer: string }
  /** Ends every link through it; what they had not committed is undone. */
  close(): Promise<void>
}

let seats = 0

/** Opens a door to the embedded database of a folder, for a program that speaks PostgreSQL's protocol. */
export async function openDoor(target: EmbeddedTarget, options: SessionOptions): Promise<EmbeddedDoor> {
  const folder = await resolveFolder(target.folder)
  return openDoorTo(() => openFolder(folder), options)
}

/** Opens a door to whatever backend runs when somebody comes in. */
export async function openDoorTo(
  backend: () => Promise<Running>,
  options: SessionOptions,
): Promise<EmbeddedDoor> {
  const password = randomBytes(24).toString('hex')
  const name = `Varve door ${randomBytes(12).toString('hex')}`
  const version = await versionOf(await backend(), options)
  const sockets = new Set<Socket>()
  const leaving = new Set<Promise<void>>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    void enter(socket).catch(() => socket.destroy())
  })
  const enter = async (socket: Socket) => {
    if (!(await admit(socket, password))) return
    const { left } = await sit(socket, await backend(), { ...options, applicationName: name }, version)
    leaving.add(left)
    void left.finally(() => leaving.delete(left))
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? 0 : address.port)
    })
  })
  return {
    target: at(port),
    password,
    proof: { ask: `select current_setting('application_name')`, answer: name },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      await Promise.allSettled(leaving)
    },
  }
}

/** Connects an admitted socket with a seat of its own; `left` resolves when that is left. */
async function sit(
  socket: Socket,
  running: Running,
  options: SessionOptions,
  version: string,
): Promise<{ left: Promise<void> }> {
  const seat = new Seat(running, `${process.pid}-door-${++seats}`, options)
  let leave: () => void = () => undefined
  const left = new Promise<void>((resolve) => (leave = resolve))
  const link = new EmbeddedLink(
    (batch) => seat.send(batch),
    async () => {
      running.onEnd.delete(end)
      // Nobody waits for its answer any more; what can't be interrupted can only be ended.
      if (seat.running) await seat.cancel()
      await seat.leave().finally(leave)
    },
  )
  const end = (error: AppError) => link.destroy(error)
  running.onEnd.add(end)
  link.on('error', () => socket.destroy())
  link.on('close', () => socket.end())
  socket.on('close', () => link.destroy())
  link.once('data', (greeting: Buffer) => {
    socket.write(welcome(greeting, version))
    socket.pipe(link)
    link.pipe(socket)
  })
  // To the link this is a client like any other: it starts with its length.
  link.write(Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]))
  if (socket.destroyed) link.destroy()
  return { left }
}

async function versionOf(running: Running, options: SessionOptions): Promise<string> {
  const session = await seated(running, null, options)
  await session.close()
  return session.server.version
}

function at(port: number): ServerTarget {
  const tls = { mode: 'disable', caFile: null, certFile: null, keyFile: null } as const
  const names = { user: 'postgres', database: 'postgres', parameters: {} }
  return { kind: 'server', dialect: 'postgres', host: '127.0.0.1', port, socket: null, tls, ...names }
}

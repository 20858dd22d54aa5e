import { createHash, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'

/** Codes in the place of a protocol version: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const sslRequest = 80877103
const gssRequest = 80877104
const protocol3 = 196608
/** No startup or password message is longer; whoever sends more is no client. */
const longest = 10_000
const patienceMs = 10_000

/** Lets in whoever knows the password, in PostgreSQL's own words; the socket is ended for all others. */
export async function admit(socket: Socket, password: string): Promise<boolean> {
  socket.setTimeout(patienceMs, () => socket.destroy())
  const startup = await readStartup(socket)
  if (startup === null) {
    socket.destroy()
    return false
  }
  socket.write(message('R', int32(3)))
  const answer = await readMessage(socket, 1)
  const given = answer?.[0] === 'p'.charCodeAt(0) ? answer.toString('utf8', 5, answer.length - 1) : null
  if (given === null || !same(given, password)) {
    const fields = ['SFATAL', 'VFATAL', 'C28P01', 'Mpassword authentication failed', '']
    socket.end(message('E', Buffer.from(fields.map((field) => `${field}\0`).join(''))))
    return false
  }
  socket.setTimeout(0)
  return true
}

/** What a server says to one it lets in; drivers refuse to go on without some of the parameters. */
export function welcome(greeting: Buffer, version: string): Buffer {
  const parameters = {
    server_version: version,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'GMT',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    is_superuser: 'on',
    session_authorization: 'postgres',
  }
  const statuses = Object.entries(parameters).map(([name, value]) =>
    message('S', Buffer.from(`${name}\0${value}\0`)),
  )
  // Behind its first message, AuthenticationOk.
  return Buffer.concat([greeting.subarray(0, 9), ...statuses, greeting.subarray(9)])
}

async function readStartup(socket: Socket): Promise<Buffer | null> {
  for (;;) {
    const startup = await readMessage(socket, 0)
    if (startup === null || startup.length < 8) return null
    const code = startup.readInt32BE(4)
    if (code === protocol3) return startup
    if (code !== sslRequest && code !== gssRequest) return null
    socket.write('N')
  }
}

/** One message whose length stands at `offset`; null where the socket ends or sends nonsense. */
async function readMessage(socket: Socket, offset: number): Promise<Buffer | null> {
  const head = await readBytes(socket, offset + 4)
  if (head === null) return null
  const rest = head.readInt32BE(offset) - 4
  if (rest < 0 || rest > longest) return null
  if (rest === 0) return head
  const body = await readBytes(socket, rest)
  return body === null ? null : Buffer.concat([head, body])
}

function readBytes(socket: Socket, count: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const settle = (bytes: Buffer | null) => {
      socket.off('readable', look)
      socket.off('close', gone)
      resolve(bytes)
    }
    const look = () => {
      const bytes: unknown = socket.read(count)
      if (Buffer.isBuffer(bytes)) settle(bytes.length === count ? bytes : null)
    }
    const gone = () => settle(null)
    socket.on('readable', look)
    socket.once('close', gone)
    look()
  })
}

function same(given: string, password: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(password))
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

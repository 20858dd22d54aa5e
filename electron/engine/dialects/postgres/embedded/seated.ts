import { AppError } from '#engine/errors'
import type { SessionOptions } from '../../dialect'
import { ClientSession } from '../client-session'
import { statementError, unbounded } from '../errors'
import { prepare } from '../server-info'
import { EmbeddedLink } from './link'
import type { Running } from './running'
import { Seat } from './seat'

let seats = 0

/** Opens a session at a running backend; `folder` is where its data is, null where it is in memory alone. */
export async function seated(
  running: Running,
  folder: string | null,
  options: SessionOptions,
): Promise<ClientSession> {
  const seat = new Seat(running, `${process.pid}-${++seats}`, options)
  const link = new EmbeddedLink(
    (batch) => seat.send(batch),
    () => {
      running.onEnd.delete(end)
      return seat.leave()
    },
  )
  const end = (error: AppError) => link.destroy(seat.running ? error : restarted(error))
  running.onEnd.add(end)
  const { Client } = await import('pg')
  const client = new Client({
    stream: () => link,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // Opening may take seconds the first time, and waiting for another session's turn is no failure to connect.
    const { info } = await prepare(client, 'pglite', { ...options, connectTimeoutMs: 0 })
    return new ClientSession(client, info, seat.name, options, {
      cancel: () => seat.cancel(),
      embeddedFolder: folder,
      another: null,
      waitingFor: async () => seat.waitingFor(),
    })
  } catch (error) {
    link.destroy()
    throw statementError(error, unbounded)
  }
}

/** What sessions hear that ran nothing when another one's statement was stopped. */
function restarted(error: AppError): AppError {
  if (error.code === 'connection-lost') return error
  return new AppError(
    'connection-lost',
    'The embedded database was ended to stop another session’s statement.',
    {
      advice: 'Connect again; what was committed is kept.',
    },
  )
}

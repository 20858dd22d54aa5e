import type { EmbeddedTarget } from '#contract/connection'
import { AppError } from '#engine/errors'
import { Client } from 'pg'
import type { SessionOptions } from '../../dialect'
import { ClientSession } from '../client-session'
import { statementError, unbounded } from '../errors'
import { prepare } from '../server-info'
import { openFolder } from './folders'
import { EmbeddedLink } from './link'
import { resolveFolder } from './prepare-folder'
import { Seat } from './seat'

let seats = 0

/** Opens a session of the embedded PostgreSQL in a folder; the folder is made where it is missing. */
export async function connectEmbedded(
  target: EmbeddedTarget,
  options: SessionOptions,
): Promise<ClientSession> {
  const path = await resolveFolder(target.folder)
  const folder = await openFolder(path)
  const seat = new Seat(folder, `${process.pid}-${++seats}`, options)
  const link = new EmbeddedLink(
    (batch) => seat.send(batch),
    () => {
      folder.onEnd.delete(end)
      return seat.leave()
    },
  )
  const end = (error: AppError) => link.destroy(seat.running ? error : restarted(error))
  folder.onEnd.add(end)
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
      embeddedFolder: path,
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

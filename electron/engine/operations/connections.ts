import type { Connection, ConnectionEntry } from '#contract/connection'
import { writeConnectionUrl } from '#contract/connection-url'
import { embeddedFolderOf } from '../connections/embedded-folder'
import { testConnection } from '../connections/test'
import type { Engine } from '../engine'
import { AppError } from '../errors'
import { takeOffer } from '../projects/formats/alembic/offers/take'
import { os } from './base'

async function entryOf(engine: Engine, connection: Connection): Promise<ConnectionEntry> {
  return { connection, secret: await engine.secrets.stateOf(connection) }
}

/** Keeps a typed password; without one, `remember` moves the one already known to disk. */
async function keepPassword(
  engine: Engine,
  connection: Connection,
  typed: string | null,
  remember: boolean,
): Promise<void> {
  if (connection.target.kind === 'embedded') return
  const password = typed ?? (remember ? await engine.secrets.passwordOf(connection) : null)
  if (password !== null) await engine.secrets.remember(connection.id, password, remember)
}

export const connections = {
  list: os.connections.list.handler(async ({ input, context: { engine } }) => {
    const saved = await engine.profiles.list(input.folder)
    return {
      entries: await Promise.all(saved.map((connection) => entryOf(engine, connection))),
      keepsPasswords: engine.secrets.keeps,
      embeddedFolder: embeddedFolderOf(engine.host.dataFolder, input.folder),
      notice: engine.profiles.notice,
    }
  }),

  save: os.connections.save.handler(async ({ input, context: { engine } }) => {
    const connection = await engine.profiles.save(input.folder, input.connection)
    // The warm link was opened with what stood before.
    await engine.sessions.close(connection.id)
    await keepPassword(engine, connection, input.password, input.remember)
    return entryOf(engine, connection)
  }),

  saveOffered: os.connections.saveOffered.handler(async ({ input, context: { engine } }) => {
    const held = await takeOffer(input.folder, input.offerId)
    if (held === null) {
      throw new AppError('no-such-connection', "The project's files do not name this database any more.", {
        advice: 'Look at what they name now, or fill in the connection by hand.',
      })
    }
    const connection = await engine.profiles.save(input.folder, input.connection)
    await engine.sessions.close(connection.id)
    // A password goes nowhere but where the file that holds it says.
    const same = writeConnectionUrl(connection.target) === writeConnectionUrl(held.offer.target)
    await keepPassword(engine, connection, same ? held.password : null, input.remember)
    return entryOf(engine, connection)
  }),

  remove: os.connections.remove.handler(async ({ input, context: { engine } }) => {
    await engine.profiles.remove(input.folder, input.connectionId)
    await engine.sessions.close(input.connectionId)
    await engine.secrets.forget(input.connectionId)
  }),

  test: os.connections.test.handler(async ({ input, context: { engine } }) =>
    testConnection(engine.sessions, input.connection, input.password),
  ),

  open: os.connections.open.handler(async ({ input, context: { engine }, signal }) => {
    const connection = await engine.profiles.find(input.connectionId)
    if (input.password !== null) {
      // A password is kept only once a server has taken it.
      const { password } = input
      await engine.sessions.keepLooking(
        connection.id,
        await engine.sessions.openSession(connection, 'look', { password }),
      )
    }
    await keepPassword(engine, connection, input.password, input.remember)
    return engine.sessions.withLookingSession(connection.id, async ({ server }) => server, signal)
  }),

  close: os.connections.close.handler(({ input, context }) =>
    context.engine.sessions.close(input.connectionId),
  ),
}

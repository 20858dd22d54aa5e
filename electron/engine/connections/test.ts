import type { Connection, ConnectionTest, EmbeddedTarget, ServerTarget } from '#contract/connection'
import type { ErrorCode } from '#contract/errors'
import { mayCreateTables } from '../dialects/index'
import type { Session } from '../dialects/dialect'
import { AppError } from '../errors'
import { checkEmbeddedFolder } from './embedded-check'
import { findAddress, reachServer } from './reach'
import type { Sessions } from './sessions'
import { TestLayers } from './test-layers'
import { tlsLayer } from './tls-layer'
import { within } from './within'

/** Below the 10 seconds promised, so that the answer itself is in time. */
const boundMs = 9500

/** Tries a connection layer by layer, within 10 seconds; what it finds is a value, never an exception. */
export async function testConnection(
  sessions: Sessions,
  connection: Connection,
  password: string | null,
): Promise<ConnectionTest> {
  const layers = new TestLayers()
  const deadline = Date.now() + boundMs
  const left = (): number => Math.max(1, deadline - Date.now())
  const { target } = connection
  try {
    const opens =
      target.kind === 'embedded' ? await reachEmbedded(target, layers) : await reach(target, layers, left)
    if (!opens) return layers.result(null)
    const session = await open(sessions, connection, password, left)
    try {
      sayOpened(connection, session, layers)
      await checkPrivileges(session, layers, left)
      return layers.result(session.server)
    } finally {
      void session.close()
    }
  } catch (error) {
    return layers.failure(error, failedTls(target, error))
  }
}

async function reach(target: ServerTarget, layers: TestLayers, left: () => number): Promise<boolean> {
  if (target.socket !== null) {
    layers.notNeeded('name', `A socket has no name to look up.`)
    // Where exactly the socket is, only the dialect knows: connecting shows whether it answers.
    return true
  }
  const address = await within(left(), findAddress(target.host), () => timedOut('name-not-found', target))
  if (address === null) layers.notNeeded('name', `${target.host} is an address.`)
  else layers.passed('name', address)
  await reachServer(address ?? target.host, target, left())
  layers.passed('network', `${target.host}, port ${target.port} accepts connections.`)
  return true
}

async function reachEmbedded(target: EmbeddedTarget, layers: TestLayers): Promise<boolean> {
  layers.notNeeded('name', null)
  layers.notNeeded('network', null)
  layers.notNeeded('tls', null)
  layers.notNeeded('authentication', null)
  const found = await checkEmbeddedFolder(target.folder)
  if (found === 'database') return true
  layers.passed('database', 'The embedded database is made here when it is first opened.')
  layers.notNeeded('privilege', null)
  return false
}

async function open(
  sessions: Sessions,
  connection: Connection,
  password: string | null,
  left: () => number,
): Promise<Session> {
  const opening = sessions.openSession(connection, 'look', {
    ...(password === null ? {} : { password }),
    connectTimeoutMs: left(),
    statementTimeoutMs: left(),
  })
  try {
    return await within(left(), opening, () => timedOut('network', connection.target))
  } catch (error) {
    // It may still come about after its time.
    opening.then((session) => session.close()).catch(() => undefined)
    throw error
  }
}

function sayOpened({ target }: Connection, { server }: Session, layers: TestLayers): void {
  if (target.kind === 'server') {
    if (target.socket !== null) layers.passed('network', `${target.socket} accepts connections.`)
    layers.say('tls', tlsLayer(target, server.tls ?? false))
    layers.passed('authentication', `as ${server.user}`)
  }
  layers.passed('database', `${server.database} · ${server.flavour} ${server.version}`)
}

/** What is known of TLS where the attempt failed behind it; null where it is not known. */
function failedTls(target: Connection['target'], error: unknown): ReturnType<typeof tlsLayer> | null {
  if (target.kind !== 'server') return null
  const never = target.tls.mode === 'disable' || target.socket !== null
  const encrypted = error instanceof AppError ? error.encrypted : null
  if (encrypted === null) return never ? tlsLayer(target, false) : null
  return tlsLayer(target, encrypted)
}

async function checkPrivileges(session: Session, layers: TestLayers, left: () => number): Promise<void> {
  const { schema } = session.server
  const asking = async (): Promise<boolean | null> => {
    await session.query('select count(*) as tables from information_schema.tables')
    return mayCreateTables(session)
  }
  const may = await within(
    left(),
    asking(),
    () =>
      new AppError('privilege', 'The server did not answer in time when asked for its catalog.', {
        advice: 'The connection itself stands. Try again when the server is less busy.',
      }),
  )
  const details = {
    yes: `may read the catalog and create tables in ${schema}`,
    no: `read-only: may not create tables in ${schema === '' ? 'any schema of its search path' : schema}`,
    unknown: `may read the catalog; whether it may create tables in ${schema}, the server does not tell`,
  }
  layers.passed('privilege', may === null ? details.unknown : may ? details.yes : details.no)
}

function timedOut(code: ErrorCode, target: Connection['target']): AppError {
  if (target.kind === 'embedded') {
    return new AppError('timeout', 'The embedded database did not start in time.', {
      advice: 'Try again; the first start takes longest.',
    })
  }
  const where = target.socket ?? `${target.host}, port ${target.port}`
  return code === 'name-not-found'
    ? new AppError(code, `The name server did not answer for ${target.host} in time.`, {
        advice: 'Check the network, or use the IP address of the server.',
      })
    : new AppError(code, `${where} accepts connections but did not answer in time.`, {
        advice:
          'Check that the port is the one of the database server, and that the server is not overloaded.',
      })
}

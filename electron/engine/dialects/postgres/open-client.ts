import type { ServerTarget } from '#contract/connection'
import { AppError } from '#engine/errors'
import type { Client } from 'pg'
import { connectError, isServerError } from './errors'
import { tlsOptions } from './tls'

/** Opens one link to a server as its TLS mode asks; throws with the code of the layer that failed. */
export async function openClient(
  target: ServerTarget,
  password: string | null,
  options: { readonly applicationName: string; readonly connectTimeoutMs: number },
): Promise<Client> {
  const tls = await tlsOptions(target)
  try {
    return await attempt(target, password, options, tls)
  } catch (error) {
    if (tls === false || target.tls.mode !== 'prefer' || !wantsPlain(error)) {
      throw connectError(error, target, options.connectTimeoutMs).on({ encrypted: tls !== false })
    }
  }
  try {
    return await attempt(target, password, options, false)
  } catch (error) {
    throw connectError(error, target, options.connectTimeoutMs).on({ encrypted: false })
  }
}

/** `pg` takes a socket's folder and makes the file's name from the port, as libpq does. */
function place({ socket, host, port }: ServerTarget): { host: string; port: number } {
  const [, folder, number] = /^(.*)\/\.s\.PGSQL\.(\d+)$/.exec(socket ?? '') ?? []
  if (folder !== undefined) return { host: folder, port: Number(number) }
  return { host: socket ?? host, port }
}

/** As libpq's `prefer`: a server without TLS, and a pg_hba.conf that refuses it, are tried again without. */
function wantsPlain(error: unknown): boolean {
  if (isServerError(error)) return error.code === '28000'
  return error instanceof Error && error.message === 'The server does not support SSL connections'
}

/** A process that opens no link is spared the driver. */
async function loadDriver(): Promise<{ readonly Client: typeof Client }> {
  if ('navigator' in globalThis) return import('pg')
  // The driver asks it where it runs, and without it (before Node 21) loads all of fetch to find out: 20 ms.
  const userAgent = `Node.js/${process.versions.node}`
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true })
  try {
    return await import('pg')
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator')
  }
}

async function attempt(
  target: ServerTarget,
  password: string | null,
  options: { readonly applicationName: string; readonly connectTimeoutMs: number },
  ssl: Awaited<ReturnType<typeof tlsOptions>>,
): Promise<Client> {
  const { Client } = await loadDriver()
  const client = new Client({
    ...place(target),
    user: target.user,
    database: target.database,
    // A function, so that neither PGPASSWORD nor ~/.pgpass steps in for a password that was not given.
    password: () => {
      if (password === null) throw passwordMissing(target)
      return password
    },
    ssl,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMs,
    keepAlive: true,
  })
  // Without a listener an error of an idle link would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    client.connection.stream.destroy()
    throw error
  }
}

function passwordMissing(target: ServerTarget): AppError {
  return new AppError(
    'authentication',
    `The server asks for the password of ${target.user}, and none was given.`,
    {
      advice: 'Enter the password of this connection.',
    },
  )
}

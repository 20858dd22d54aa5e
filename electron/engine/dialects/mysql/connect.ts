import type { ServerInfo, ServerTarget, Target } from '#contract/connection'
import { AppError } from '#engine/errors'
import type { SessionOptions } from '../dialect'
import { connectError, place } from './connect-errors'
import { statementError } from './errors'
import { atLeast, readProduct, tooOld, type Product } from './flavour'
import { openLink, type Link } from './link'
import { quote } from './quote'
import { MysqlSession } from './session'
import { settings } from './settings'

/** Opens a session; throws with the code of the layer that failed. `admit` throws for a statement of a file that must not be sent. */
export async function connect(
  target: Target,
  password: string | null,
  options: SessionOptions,
  admit: (sql: string) => void = () => undefined,
): Promise<MysqlSession> {
  if (target.kind !== 'server') throw new AppError('internal', 'MySQL has no embedded database.')
  if (target.database === '')
    throw new AppError('no-such-database', 'The connection names no database.', { advice: 'Name one.' })
  const link = await openLink(target, password, options)
  try {
    return await bounded(setUp(link, target, password, options, admit), options.connectTimeoutMs, target)
  } catch (error) {
    await link.end()
    throw error instanceof AppError ? error.on(link) : error
  }
}

async function setUp(
  link: Link,
  target: ServerTarget,
  password: string | null,
  options: SessionOptions,
  admit: (sql: string) => void,
): Promise<MysqlSession> {
  const [about] = await ask(link, options, aboutServer)
  const product = readProduct(String(about?.['version']), String(about?.['comment']))
  const refusal = tooOld(product)
  if (refusal !== null)
    throw new AppError('server-too-old', refusal, { advice: 'Update the server, or use another one.' })
  for (const sql of settings(product.flavour, options)) await ask(link, options, sql)
  const tls = link.encrypted ? await readTls(link, options) : null
  const server = serverInfo(product, about ?? {}, tls)
  const backend = String(about?.['backend'])
  const roleStatement = await readRole(link, product, options)
  return new MysqlSession({ link, product, server, backend, target, password, options, roleStatement, admit })
}

async function readRole(link: Link, product: Product, options: SessionOptions): Promise<string | null> {
  if (product.flavour === 'mysql') return atLeast(product, 8, 0) ? 'set role default' : null
  // MariaDB has no SET ROLE DEFAULT.
  const [row] = await ask(link, options, 'select current_role() as `role`')
  const role = row?.['role']
  return typeof role === 'string' ? `set role ${quote(role)}` : 'set role none'
}

const aboutServer =
  'select version() as `version`, @@version_comment as `comment`, database() as `database`, ' +
  'current_user() as `user`, connection_id() as `backend`'

function serverInfo(product: Product, about: Record<string, unknown>, tls: string | null): ServerInfo {
  const database = String(about['database'])
  return {
    dialect: 'mysql',
    flavour: product.flavour,
    version: product.version,
    database,
    user: String(about['user']),
    schema: database,
    tls,
  }
}

async function readTls(link: Link, options: SessionOptions): Promise<string | null> {
  const rows = await ask(
    link,
    options,
    "show session status where variable_name in ('Ssl_version', 'Ssl_cipher')",
  )
  const values = new Map(
    rows.map((row) => [String(row['Variable_name']).toLowerCase(), String(row['Value'])]),
  )
  const words = [values.get('ssl_version'), values.get('ssl_cipher')].filter(
    (word) => word !== undefined && word !== '',
  )
  return words.length === 0 ? null : words.join(', ')
}

async function ask(link: Link, options: SessionOptions, sql: string): Promise<Record<string, unknown>[]> {
  const answered = options.observe(sql)
  try {
    const rows = await link.send(sql)
    answered({ rows: Array.isArray(rows) ? rows.length : null })
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
  } catch (error) {
    const translated = statementError(error, sql)
    answered({ error: translated.message })
    throw translated
  }
}

async function bounded<T>(work: Promise<T>, ms: number, target: ServerTarget): Promise<T> {
  if (ms === 0) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const cause = { code: 'ETIMEDOUT', message: `no answer from ${place(target)}` }
      reject(connectError(cause, target))
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

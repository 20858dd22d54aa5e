import type { QueryResult, ResultSetHeader } from 'mysql2'
import type { ServerInfo, ServerTarget } from '#contract/connection'
import type { Blocker } from '#contract/run'
import type { Row, Session, SessionOptions, SqlValue, StatementResult } from '../dialect'
import { lostError, statementError, type Interruption } from './errors'
import type { Product } from './flavour'
import { openLink, type Link } from './link'
import { readNotices } from './notices'
import { refuseLifting } from './read-only'
import { findBlocker } from './waiting'

/** How long a second link may take to come about. */
const sideTimeoutMs = 5000
/** MariaDB stops a late statement by itself; the session's own clock comes after it. */
const clockGraceMs = { mariadb: 2000, mysql: 0 } as const

export interface SessionParts {
  readonly link: Link
  readonly product: Product
  readonly server: ServerInfo
  readonly backend: string
  readonly target: ServerTarget
  readonly password: string | null
  readonly options: SessionOptions
  readonly roleStatement: string | null
  /** Throws for a statement that this session must not send. */
  readonly admit: (sql: string) => void
}

/** One link with its bounds, sending one statement at a time. */
export class MysqlSession implements Session {
  readonly server: ServerInfo
  readonly backend: string
  readonly product: Product
  /** Takes the role back that the session began with; null where the server knows no roles. */
  readonly roleStatement: string | null
  readonly #parts: SessionParts
  #tail: Promise<unknown> = Promise.resolve()
  #running = false
  #interruption: Interruption = null
  #kill: Promise<void> | null = null
  #lost = false
  /** What the server's last answer said of the transaction; null where it did not say. */
  #open: boolean | null = false

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.server = parts.server
    this.backend = parts.backend
    this.product = parts.product
    this.roleStatement = parts.roleStatement
  }

  get closed(): boolean {
    return this.#lost || this.#parts.link.closed
  }

  query<R extends Row = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<R[]> {
    return this.#inTurn(async () => rowsOf(await this.#send(sql, parameters)) as R[])
  }

  run(sql: string): Promise<StatementResult> {
    return this.#inTurn(async () => {
      if (this.#parts.options.readOnly) refuseLifting(sql)
      this.#parts.admit(sql)
      const result = await this.#send(sql, [])
      const header = headerOf(result)
      const warned = header !== null && header.warningStatus > 0
      return { rows: countOf(result), notices: warned ? await readNotices(this.#parts.link) : [] }
    })
  }

  async inTransaction(): Promise<boolean> {
    if (this.closed) return false
    // Neither rows nor an error tell it.
    if (this.#open === null) await this.query('do 0')
    return this.#open === true
  }

  async cancel(): Promise<void> {
    if (this.#running) await this.#interrupt('cancel')
  }

  async waitingFor(): Promise<Blocker | null> {
    if (!this.#running || this.closed) return null
    try {
      return await this.#aside((link) => findBlocker(link, this.product, this.backend))
    } catch {
      // Asking is a courtesy: without the privilege, or without a free connection, nobody is named.
      return null
    }
  }

  async close(): Promise<void> {
    try {
      await this.#parts.link.end()
    } catch {
      // The link is gone either way.
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  async #send(sql: string, parameters: readonly SqlValue[]): Promise<QueryResult> {
    const { link, options } = this.#parts
    if (this.closed) throw lostError(null)
    const answered = options.observe(sql)
    const clock = this.#startClock()
    this.#running = true
    this.#interruption = null
    this.#open = null
    try {
      const result = await link.send(sql, parameters)
      this.#open = opensIn(result)
      answered({ rows: countOf(result) })
      return result
    } catch (error) {
      const translated = statementError(error, sql, this.#interruption, options.readOnly)
      const lost = translated.code === 'connection-lost'
      // The driver tells the statement before it tells the link.
      if (lost) this.#lost = true
      answered({ error: translated.data.server?.message ?? translated.message, lost })
      throw translated
    } finally {
      this.#running = false
      clearTimeout(clock)
      await this.#settleKill()
    }
  }

  #startClock(): NodeJS.Timeout | undefined {
    const bound = this.#parts.options.statementTimeoutMs
    if (bound === 0) return undefined
    return setTimeout(
      () => void this.#interrupt('clock').catch(() => undefined),
      bound + clockGraceMs[this.product.flavour],
    )
  }

  /** Sends `KILL QUERY` on a second link; the statement itself then rejects. */
  #interrupt(by: Exclude<Interruption, null>): Promise<void> {
    this.#interruption ??= by
    this.#kill ??= this.#aside(async (link) => {
      const sql = `kill query ${this.backend}`
      if (!this.#running) return
      const answered = this.#parts.options.observe(sql)
      try {
        await link.send(sql)
        answered({ rows: null })
      } catch (error) {
        answered({ error: statementError(error, sql).message })
        throw error
      }
    })
    return this.#kill
  }

  /** A kill that comes too late would hit the next statement; it is waited for and spent on an empty one. */
  async #settleKill(): Promise<void> {
    const kill = this.#kill
    if (kill === null) return
    await kill.catch(() => undefined)
    this.#kill = null
    if (!this.closed) await this.#parts.link.send('do 0').catch(() => undefined)
  }

  async #aside<T>(work: (link: Link) => Promise<T>): Promise<T> {
    const { target, password, options } = this.#parts
    const link = await openLink(target, password, {
      applicationName: options.applicationName,
      connectTimeoutMs: sideTimeoutMs,
    })
    try {
      return await work(link)
    } finally {
      await link.end()
    }
  }
}

function headerOf(result: QueryResult): ResultSetHeader | null {
  // A CALL answers its result sets first and its header last.
  const last: unknown = Array.isArray(result) ? result.at(-1) : result
  return isHeader(last) ? last : null
}

function isHeader(value: unknown): value is ResultSetHeader {
  return typeof value === 'object' && value !== null && 'affectedRows' in value && 'warningStatus' in value
}

/** `SERVER_STATUS_IN_TRANS`: https://dev.mysql.com/doc/dev/mysql-server/latest/mysql__com_8h.html */
function opensIn(result: QueryResult): boolean | null {
  const status: unknown = Reflect.get(headerOf(result) ?? {}, 'serverStatus')
  return typeof status === 'number' ? (status & 1) === 1 : null
}

function countOf(result: QueryResult): number | null {
  const header = headerOf(result)
  if (header !== null) return Number(header.affectedRows)
  return Array.isArray(result) ? result.length : null
}

/** An INSERT answers one row with the id that the server gave, as `RETURNING id` does elsewhere. */
function rowsOf(result: QueryResult): unknown[] {
  if (isHeader(result)) return Number(result.insertId) === 0 ? [] : [{ id: Number(result.insertId) }]
  return result as unknown[]
}

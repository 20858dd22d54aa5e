import type { ServerInfo } from '#contract/connection'
import type { Blocker } from '#contract/run'
import { AppError } from '#engine/errors'
import type { Client } from 'pg'
import type { Row, Session, SessionOptions, SqlValue, StatementResult } from '../dialect'
import { endsSession, statementError } from './errors'

/** What a session can't do through its own link. */
export interface SideLink {
  cancel(): Promise<void>
  waitingFor(): Promise<Blocker | null>
  /** The folder of an embedded database; null for a server. */
  readonly embeddedFolder: string | null
  /** Opens another session like this one; null where there is but one seat. */
  readonly another: (() => Promise<ClientSession>) | null
}

interface Sent {
  readonly rows: Row[]
  /** The rows of each statement, where several were sent. */
  readonly all: Row[][]
  readonly count: number | null
}

/** A session over one `pg` client, be it to a server or to the embedded PostgreSQL. Statements go one after another. */
export class ClientSession implements Session {
  readonly server: ServerInfo
  readonly backend: string
  readonly #client: Client
  readonly #options: SessionOptions
  readonly #side: SideLink
  readonly #notices: string[] = []
  #last: Promise<unknown> = Promise.resolve()
  #running: { cancelled: boolean } | null = null
  #closed = false
  #beside: ClientSession | null = null

  constructor(client: Client, server: ServerInfo, backend: string, options: SessionOptions, side: SideLink) {
    this.#client = client
    this.server = server
    this.backend = backend
    this.#options = options
    this.#side = side
    const gone = () => {
      this.#closed = true
    }
    client.on('error', gone)
    client.on('end', gone)
    client.on('notice', (notice) =>
      this.#notices.push(`${notice.severity ?? 'NOTICE'}: ${notice.message ?? ''}`),
    )
  }

  get closed(): boolean {
    return this.#closed
  }

  /** The folder of an embedded database; null for a server. */
  get embeddedFolder(): string | null {
    return this.#side.embeddedFolder
  }

  /** Opens another session like this one; null where there is but one seat. */
  get another(): (() => Promise<ClientSession>) | null {
    return this.#side.another
  }

  /** From here on `cancel` and `waitingFor` are of what `session` runs too, until null is given. */
  goWith(session: ClientSession | null): void {
    this.#beside = session
  }

  /** The limits this session was opened with. */
  get limits(): Pick<SessionOptions, 'lockTimeoutMs' | 'statementTimeoutMs' | 'readOnly'> {
    return this.#options
  }

  async query<R extends Row = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<R[]> {
    const sent = await this.#inTurn(sql, () => this.#client.query(sql, [...parameters]))
    return sent.rows as R[]
  }

  /** Several of Varve's own statements as one message; the rows of each. */
  async queryAll(statements: readonly string[]): Promise<Row[][]> {
    const text = statements.join(';\n')
    const sent = await this.#inTurn(text, () => this.#client.query(text))
    return sent.all
  }

  async run(sql: string): Promise<StatementResult> {
    this.#notices.length = 0
    const sent = await this.#inTurn(sql, () => this.#client.query(sql))
    return { rows: sent.count, notices: this.#notices.splice(0) }
  }

  async inTransaction(): Promise<boolean> {
    return !this.#closed && this.#client.getTransactionStatus() !== 'I'
  }

  async cancel(): Promise<void> {
    await Promise.all([this.#beside?.cancel(), this.#stop()])
  }

  async #stop(): Promise<void> {
    if (this.#running === null || this.#closed) return
    this.#running.cancelled = true
    await this.#side.cancel()
  }

  async waitingFor(): Promise<Blocker | null> {
    return (await this.#blocker()) ?? (await this.#beside?.waitingFor()) ?? null
  }

  async #blocker(): Promise<Blocker | null> {
    if (this.#running === null || this.#closed) return null
    try {
      return await this.#side.waitingFor()
    } catch {
      return null
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    try {
      await this.#stop()
    } catch {
      // The link ends all the same; the server then stops by itself.
    }
    this.#closed = true
    await this.#client.end().catch(() => undefined)
  }

  /** `pg` would queue by itself, but the observer and `cancel` must know which statement the server has. */
  #inTurn(sql: string, send: () => Promise<Answer | Answer[]>): Promise<Sent> {
    const sent = this.#last.then(() => this.#send(sql, send))
    this.#last = sent.catch(() => undefined)
    return sent
  }

  async #send(sql: string, send: () => Promise<Answer | Answer[]>): Promise<Sent> {
    if (this.#closed)
      throw new AppError('connection-lost', 'The connection is closed.', { advice: 'Connect again.' })
    const running = { cancelled: false }
    const answered = this.#options.observe(sql)
    const started = performance.now()
    this.#running = running
    try {
      const answer = await send()
      const answers = Array.isArray(answer) ? answer : [answer]
      const last = answers.at(-1)
      const count = last?.rowCount ?? null
      answered({ rows: count })
      return { rows: last?.rows ?? [], all: answers.map(({ rows }) => rows), count }
    } catch (error) {
      const translated = statementError(error, {
        sql,
        cancelled: running.cancelled,
        elapsedMs: performance.now() - started,
        statementTimeoutMs: this.#options.statementTimeoutMs,
        lockTimeoutMs: this.#options.lockTimeoutMs,
        readOnly: this.#options.readOnly,
      })
      if (endsSession(error)) this.#closed = true
      answered({ error: translated.message, lost: translated.code === 'connection-lost' })
      throw translated
    } finally {
      this.#running = null
    }
  }
}

interface Answer {
  readonly rows: Row[]
  readonly rowCount: number | null
}

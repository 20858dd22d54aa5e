import type { Connection, Target } from '#contract/connection'
import type { Dialect, Session, SessionOptions } from '../dialects/dialect'
import { dialectOf } from '../dialects/index'
import { AppError } from '../errors'
import type { Journal, StatementTag } from './journal'
import { LookingSession } from './looking-session'
import type { Profiles } from './profiles'
import type { Secrets } from './secrets'
import { whoRuns } from './who-runs'

/** `look` reads, with short waits; `run` has the connection's own bounds. */
export type SessionPurpose = 'look' | 'run'

/** What an opener may say otherwise than the purpose does. */
export interface SessionOverrides {
  /** Held and changed by the opener: what the journal writes beside the next statement. */
  readonly tag?: StatementTag
  /** In the place of the password that is known. */
  readonly password?: string
  readonly readOnly?: boolean
  readonly connectTimeoutMs?: number
  readonly lockTimeoutMs?: number
  readonly statementTimeoutMs?: number
}

/** Everything needed to open links to one database, as `Dialect.connect` and `Dialect.lock` take it. */
export interface Link {
  readonly dialect: Dialect
  readonly target: Target
  readonly password: string | null
  readonly options: SessionOptions
}

const connectTimeoutMs = 10_000
const lookLockTimeoutMs = 2000
const lookStatementTimeoutMs = 30_000

/** The open links to databases. */
export class Sessions {
  readonly #appVersion: string
  readonly #profiles: Profiles
  readonly #secrets: Secrets
  readonly #journal: Journal
  readonly #open = new Set<Session>()
  readonly #looking = new Map<string, LookingSession>()
  #closed = false

  constructor(appVersion: string, profiles: Profiles, secrets: Secrets, journal: Journal) {
    this.#appVersion = appVersion
    this.#profiles = profiles
    this.#secrets = secrets
    this.#journal = journal
  }

  /** What a link for this purpose is opened with; throws `password-needed` where the password is not known. */
  async linkTo(
    connection: string | Connection,
    purpose: SessionPurpose,
    overrides: SessionOverrides = {},
  ): Promise<Link> {
    const found = typeof connection === 'string' ? await this.#profiles.find(connection) : connection
    const password = overrides.password ?? (await this.#secrets.passwordOf(found))
    if (password === null && found.target.kind === 'server') {
      throw new AppError(
        'password-needed',
        `The password of ${found.target.user} for “${found.name}” is not known.`,
        {
          advice: 'Enter it to connect; leave it empty where the server asks for none.',
        },
      )
    }
    const looks = purpose === 'look'
    const tag = overrides.tag ?? { purpose: looks ? 'look' : 'session', revision: null }
    const options: SessionOptions = {
      applicationName: this.#applicationName(),
      readOnly: overrides.readOnly ?? (looks || found.readOnly),
      connectTimeoutMs: overrides.connectTimeoutMs ?? connectTimeoutMs,
      lockTimeoutMs: overrides.lockTimeoutMs ?? (looks ? lookLockTimeoutMs : found.lockTimeoutMs),
      statementTimeoutMs:
        overrides.statementTimeoutMs ?? (looks ? lookStatementTimeoutMs : found.statementTimeoutMs),
      observe: this.#journal.observe(found.id, tag),
    }
    return { dialect: dialectOf(found.target), target: found.target, password, options }
  }

  /** Opens a link that the caller closes. */
  async openSession(
    connection: string | Connection,
    purpose: SessionPurpose,
    overrides: SessionOverrides = {},
  ): Promise<Session> {
    const { dialect, target, password, options } = await this.linkTo(connection, purpose, overrides)
    this.#refuseWhenClosed()
    const session = await dialect.connect(target, password, options)
    if (this.#closed) await session.close()
    this.#refuseWhenClosed()
    for (const known of this.#open) if (known.closed) this.#open.delete(known)
    this.#open.add(session)
    return session
  }

  /** Looks at a database on its one warm read-only link; looks come one after another, and an abort reaches the server. */
  async withLookingSession<T>(
    connectionId: string,
    look: (session: Session) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return (this.#looking.get(connectionId) ?? this.#startLooking(connectionId, null)).use(look, signal)
  }

  /** Makes a link that was opened to look the one that looks from here on. */
  async keepLooking(connectionId: string, session: Session): Promise<void> {
    await this.close(connectionId)
    this.#startLooking(connectionId, session)
  }

  #startLooking(connectionId: string, session: Session | null): LookingSession {
    const looking = new LookingSession(() => this.openSession(connectionId, 'look'), session)
    this.#looking.set(connectionId, looking)
    return looking
  }

  /** Looks on a link of its own, closed after it, with bounds of its own; an abort reaches the server. */
  async withOwnLook<T>(
    connectionId: string,
    bounds: SessionOverrides,
    look: (session: Session) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const own = new LookingSession(() => this.openSession(connectionId, 'look', bounds))
    try {
      return await own.use(look, signal)
    } finally {
      await own.close()
    }
  }

  /** Closes the warm link of a connection; the next look opens another one. */
  async close(connectionId: string): Promise<void> {
    const looking = this.#looking.get(connectionId)
    this.#looking.delete(connectionId)
    await looking?.close()
  }

  /** Closes every link; nothing can be opened after it. */
  async closeAll(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#looking.keys()].map((id) => this.close(id)))
    await Promise.all([...this.#open].map((session) => session.close()))
    this.#open.clear()
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new AppError('cancelled', 'Varve is closing; nothing more is opened.')
  }

  #applicationName(): string {
    return `Varve ${this.#appVersion} (${whoRuns()})`
  }
}

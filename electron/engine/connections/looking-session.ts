import type { Session } from '../dialects/dialect'
import { AppError } from '../errors'

const idleMs = 60_000

/** One link kept warm between looks: used by one look at a time, closed when idle, opened again when gone. */
export class LookingSession {
  readonly #connect: () => Promise<Session>
  #session: Session | null
  #idle: NodeJS.Timeout | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  /** Starts with a link that is open already, or opens one for the first look. */
  constructor(connect: () => Promise<Session>, session: Session | null = null) {
    this.#connect = connect
    this.#session = session
    if (session !== null) this.#waitForNext()
  }

  /** Looks when every earlier look is over. */
  use<T>(look: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = this.#last.then(() => this.#look(look, signal))
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Closes the link; a look under way fails as on a lost one. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#drop()
  }

  async #look<T>(look: (session: Session) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    refuseIfAborted(signal)
    if (this.#idle !== null) clearTimeout(this.#idle)
    const warm = this.#session !== null && !this.#session.closed
    try {
      return await this.#once(look, signal)
    } catch (error) {
      // A link that died unseen while it was idle says nothing about the server now; a look can be repeated.
      const died = warm && error instanceof AppError && error.code === 'connection-lost'
      if (!died || this.#closed) throw error
      return await this.#once(look, signal)
    } finally {
      if (this.#closed) await this.#drop()
      else this.#waitForNext()
    }
  }

  #waitForNext(): void {
    this.#idle = setTimeout(() => void this.#drop(), idleMs).unref()
  }

  async #once<T>(look: (session: Session) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (this.#session?.closed !== false) this.#session = await this.#connect()
    refuseIfAborted(signal)
    const session = this.#session
    const cancel = (): void => void session.cancel().catch(() => undefined)
    signal?.addEventListener('abort', cancel)
    try {
      return await look(session)
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  async #drop(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle)
    const session = this.#session
    this.#session = null
    await session?.close()
  }
}

function refuseIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'Cancelled before the server was asked.')
}

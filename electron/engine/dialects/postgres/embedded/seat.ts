import type { Blocker } from '#contract/run'
import { AppError } from '#engine/errors'
import type { SessionOptions } from '../../dialect'
import { copyRefusal, statementTimeoutAdvice, statementTimeoutMessage } from '../errors'
import { readsStdin } from '../split/keywords'
import type { Setting } from './messages'
import type { Running } from './running'
import { asksForReady, isIdle, isReady, refusal, simpleQuery } from './wire'

/** One session's place at a backend: it waits for its turn, brings its own settings, and keeps its limits. */
export class Seat {
  readonly name: string
  readonly #at: Running
  readonly #options: SessionOptions
  #settings: readonly Setting[]
  #waiting: AbortController | null = null
  #running = false
  #query: string | null = null

  constructor(at: Running, name: string, options: SessionOptions) {
    this.#at = at
    this.name = name
    this.#options = options
    this.#settings = [{ name: 'application_name', setting: options.applicationName }]
  }

  /** Sends one batch of the protocol in this seat's turn; the turn ends with the transaction. */
  async send(batch: Buffer): Promise<Uint8Array> {
    const sql = simpleQuery(batch)
    // PGlite ends itself when it waits for COPY data that nobody sends.
    if (sql !== null && readsStdin(sql)) return refusal('0A000', copyRefusal)
    const refused = this.#at.turns.current === this ? null : await this.#wait()
    if (refused !== null) return refused
    this.#running = true
    this.#query = sql
    try {
      await this.#sitDown()
      const answer = await this.#withinLimit(this.#at.backend.protocol(batch))
      if (asksForReady(batch) && !isReady(answer)) {
        // COPY … PROGRAM: PGlite has no programs to start, and is out of step from then on.
        const ended = gaveNoAnswer()
        await this.#at.backend.kill(ended)
        throw ended
      }
      if (isIdle(answer)) this.#at.turns.give(this)
      return answer
    } finally {
      this.#running = false
    }
  }

  /** Whether the backend works on a statement of this seat. */
  get running(): boolean {
    return this.#running
  }

  /** Stops what this seat waits for or runs. Stopping a running statement ends the backend and all its sessions. */
  async cancel(): Promise<void> {
    if (this.#waiting !== null) this.#waiting.abort('cancelled')
    else if (this.#running) await this.#at.backend.kill(cancelled())
  }

  /** Whose turn this seat waits for. */
  waitingFor(): Blocker | null {
    const { current } = this.#at.turns
    if (this.#waiting === null || current === null || current === this) return null
    const who = `another session of this process (${current.#options.applicationName})`
    return { backend: current.name, who, query: current.#query }
  }

  /** Gets up: an open transaction is undone, nothing of this session is left. */
  async leave(): Promise<void> {
    this.#waiting?.abort('cancelled')
    const { turns, backend } = this.#at
    if (this.#at.lastSeat === this && !backend.ended) {
      await turns.take(this, new AbortController().signal)
      if (this.#at.lastSeat === this) {
        await backend.clean().catch(() => undefined)
        this.#at.lastSeat = null
      }
    }
    turns.give(this)
  }

  /** Waits for the turn no longer than for a lock; answers with what to tell the client where it was given up. */
  async #wait(): Promise<Buffer | null> {
    const waiting = new AbortController()
    const { turns } = this.#at
    const { lockTimeoutMs } = this.#options
    const timer =
      lockTimeoutMs > 0 ? setTimeout(() => waiting.abort('lock timeout'), lockTimeoutMs) : undefined
    this.#waiting = waiting
    try {
      await turns.take(this, waiting.signal)
      if (!waiting.signal.aborted) return null
      // Given up in the moment the turn came: nothing was sent yet.
      turns.give(this)
      return gaveUp(waiting.signal)
    } catch (error) {
      if (!waiting.signal.aborted) throw error
      return gaveUp(waiting.signal)
    } finally {
      clearTimeout(timer)
      this.#waiting = null
    }
  }

  async #sitDown(): Promise<void> {
    const last = this.#at.lastSeat
    if (last === this) return
    const settings = await this.#at.backend.switch(this.#settings)
    if (last !== null) last.#settings = settings
    this.#at.lastSeat = this
  }

  async #withinLimit<T>(answer: Promise<T>): Promise<T> {
    const { statementTimeoutMs } = this.#options
    if (statementTimeoutMs <= 0) return answer
    const timer = setTimeout(() => {
      const message = statementTimeoutMessage(statementTimeoutMs)
      void this.#at.backend.kill(new AppError('timeout', message, { advice: statementTimeoutAdvice }))
    }, statementTimeoutMs)
    return answer.finally(() => clearTimeout(timer))
  }
}

/** What the server itself would say. */
function gaveUp(signal: AbortSignal): Buffer {
  return signal.reason === 'cancelled'
    ? refusal('57014', 'canceling statement due to user request')
    : refusal('55P03', 'canceling statement due to lock timeout')
}

function gaveNoAnswer(): AppError {
  return new AppError(
    'connection-lost',
    'The embedded database gave no answer to a statement, and was ended; the open transaction was undone.',
    { advice: 'Leave the statement out: an embedded database runs no programs and reads no pipes.' },
  )
}

function cancelled(): AppError {
  return new AppError(
    'cancelled',
    'The statement was cancelled. The embedded database was ended to stop it; the open transaction was undone.',
    { advice: 'Connect again; what was committed is kept.' },
  )
}

import { unlessStopped } from './stopped'

/** Who asks again, as a reloaded page does, finds the work still going on. */
const lingerMs = 2000

/** Work that several wait for: it goes on while one of them does, and a moment longer. */
export class SharedWork<T> {
  readonly #stopping = new AbortController()
  readonly #done: Promise<T>
  #waiting = 0
  #linger: NodeJS.Timeout | null = null

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#done = work(this.#stopping.signal)
    // Whoever waits hears of a failure.
    this.#done.catch(() => undefined)
  }

  /** What it makes; null where it was stopped by somebody else. */
  async wait(signal: AbortSignal | null): Promise<T | null> {
    this.#waiting++
    if (this.#linger !== null) clearTimeout(this.#linger)
    try {
      return await unlessStopped(this.#done, signal)
    } catch (error) {
      if (signal?.aborted !== true && this.#stopping.signal.aborted) return null
      throw error
    } finally {
      this.#waiting--
      if (this.#waiting === 0) this.#linger = setTimeout(() => this.stop(), lingerMs).unref()
    }
  }

  stop(): void {
    this.#stopping.abort()
  }

  /** Resolves when it is over, however it ended. */
  async over(): Promise<void> {
    await Promise.allSettled([this.#done])
  }
}

/** Plans and runs, which somebody waits for: work in the background gives way to them. */
export class Foreground {
  readonly #work = new Set<Promise<unknown>>()
  readonly #listeners = new Set<() => void>()

  /** Counts work as somebody's until it is over. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    for (const listener of this.#listeners) listener()
    const going = work()
    this.#work.add(going)
    try {
      return await going
    } finally {
      this.#work.delete(going)
    }
  }

  /** Tells whenever such work begins. */
  onBegin(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** Resolves once nothing of it is under way. */
  async rest(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work)
  }
}

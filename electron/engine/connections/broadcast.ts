/** Tells news to whoever listens now; a listener that falls far behind loses the oldest. */
export class Broadcast<T> {
  readonly #listeners = new Set<(value: T) => void>()
  static readonly #most = 5000

  /** Gives `value` to every listener. */
  tell(value: T): void {
    for (const listener of this.#listeners) listener(value)
  }

  /** Values from now on that `wanted` takes, until the iterator is left or the signal aborts. */
  listen(wanted: (value: T) => boolean, signal?: AbortSignal): AsyncIterableIterator<T> {
    const waiting: T[] = []
    let awaited: ((result: IteratorResult<T>) => void)[] = []
    const listener = (value: T): void => {
      if (!wanted(value)) return
      const next = awaited.shift()
      if (next !== undefined) return next({ done: false, value })
      waiting.push(value)
      if (waiting.length > Broadcast.#most) waiting.shift()
    }
    const end = (): IteratorResult<T> => {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', end)
      for (const next of awaited) next({ done: true, value: undefined })
      awaited = []
      return { done: true, value: undefined }
    }
    if (signal?.aborted !== true) this.#listeners.add(listener)
    signal?.addEventListener('abort', end)
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next: () => {
        const value = waiting.shift()
        if (value !== undefined) return Promise.resolve({ done: false, value })
        if (!this.#listeners.has(listener)) return Promise.resolve({ done: true, value: undefined })
        return new Promise((resolve) => awaited.push(resolve))
      },
      return: () => Promise.resolve(end()),
    }
  }
}

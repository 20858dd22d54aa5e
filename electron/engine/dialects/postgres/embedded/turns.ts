/** Whose turn it is on the one backend of a database. A holder keeps its turn until it gives it back. */
export class Turns<Holder extends object> {
  readonly #queue: { holder: Holder; start: () => void }[] = []
  #current: Holder | null = null

  get current(): Holder | null {
    return this.#current
  }

  /** Waits for the turn; a holder that has it goes on at once. Aborting gives up the place in the queue. */
  take(holder: Holder, signal: AbortSignal): Promise<void> {
    if (this.#current === null) this.#current = holder
    if (this.#current === holder) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const place = {
        holder,
        start: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(place), 1)
        reject(new Error(String(signal.reason)))
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#queue.push(place)
    })
  }

  /** Gives the turn to the next in the queue; does nothing for one who does not have it. */
  give(holder: Holder): void {
    if (this.#current !== holder) return
    const next = this.#queue.shift()
    this.#current = next?.holder ?? null
    next?.start()
  }
}

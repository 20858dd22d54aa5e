import type { AppErrorData } from '#contract/errors'

/** So many lines are asked for at once. */
export const pageSize = 100

/** Pages that are kept: some thousand lines around those in sight. */
const mostKept = 30

type Read<T> = (page: { readonly from: number; readonly count: number }) => Promise<readonly T[]>

/** A list that stays with the engine, of which only the pages in sight are here. */
export class Pages<T> {
  readonly #read: Read<T>
  readonly #toData: (thrown: unknown) => AppErrorData
  /** By number; those that were needed last stand last. Null while one is on its way. */
  readonly #pages = new Map<number, readonly T[] | null>()
  readonly #listeners = new Set<() => void>()
  #error: AppErrorData | null = null
  #version = 0

  constructor(read: Read<T>, toData: (thrown: unknown) => AppErrorData) {
    this.#read = read
    this.#toData = toData
  }

  /** Moves on whenever something has come. */
  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Why the last page that was asked for did not come. */
  get error(): AppErrorData | null {
    return this.#error
  }

  /** A line, where it is here. */
  at(place: number): T | undefined {
    return this.#pages.get(Math.floor(place / pageSize))?.[place % pageSize]
  }

  /** Asks for what is not here of some lines. */
  need(first: number, last: number): void {
    const to = Math.floor(last / pageSize)
    for (let page = Math.floor(first / pageSize); page <= to; page++) {
      const known = this.#pages.get(page)
      this.#pages.delete(page)
      this.#pages.set(page, known ?? null)
      if (known === undefined) void this.#ask(page)
    }
    for (const old of [...this.#pages.keys()].slice(0, -mostKept)) this.#pages.delete(old)
  }

  /** Asks again for what did not come. */
  readonly again = (): void => {
    this.#error = null
    this.#tell()
  }

  async #ask(page: number): Promise<void> {
    try {
      const lines = await this.#read({ from: page * pageSize, count: pageSize })
      if (this.#pages.has(page)) this.#pages.set(page, lines)
    } catch (thrown) {
      this.#pages.delete(page)
      this.#error = this.#toData(thrown)
    }
    this.#tell()
  }

  #tell(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

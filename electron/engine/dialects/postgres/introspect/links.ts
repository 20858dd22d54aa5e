import { AppError } from '#engine/errors'
import type { Row } from '../../dialect'
import type { ClientSession } from '../client-session'
import type { Asking } from './asking'

interface Asked {
  readonly sql: string
  readonly answer: (rows: Row[]) => void
  readonly refuse: (error: unknown) => void
}

/**
 * Sends the queries that are asked at the same time as one message: a distant server is waited for a few times rather
 * than thirty, and works on the next query while the last one's rows are read here. What is asked `aside` goes to a
 * second link while there is one; where it comes too late, or breaks, the first one takes it over.
 */
export class Links {
  readonly session: Asking
  readonly aside: Asking
  readonly #first: ClientSession
  #second: ClientSession | null = null
  #expected = false
  #asked: Asked[] = []
  #askedAside: Asked[] = []
  #busy = false
  #busyAside = false

  constructor(first: ClientSession) {
    this.#first = first
    this.session = { query: (sql) => this.#ask(this.#asked, sql) as Promise<never> }
    this.aside = { query: (sql) => this.#ask(this.#askedAside, sql) as Promise<never> }
  }

  /** Takes a second link once it is there; null where none comes. Until then the first one has its own queries to do. */
  expect(coming: Promise<ClientSession | null>): void {
    this.#expected = true
    void coming.then((second) => {
      this.#expected = false
      this.#second = second
      this.#send()
    })
  }

  #ask(queue: Asked[], sql: string): Promise<Row[]> {
    return new Promise((answer, refuse) => {
      queue.push({ sql, answer, refuse })
      setImmediate(() => this.#send())
    })
  }

  #send(): void {
    if (this.#second !== null && !this.#busyAside && this.#askedAside.length > 0)
      void this.#sendAside(this.#second)
    if (this.#busy) return
    const takesAll = this.#second === null && (!this.#expected || this.#asked.length === 0)
    const asked = [...this.#asked.splice(0), ...(takesAll ? this.#askedAside.splice(0) : [])]
    if (asked.length > 0) void this.#sendFirst(asked)
  }

  async #sendFirst(asked: readonly Asked[]): Promise<void> {
    this.#busy = true
    try {
      await answer(this.#first, asked)
    } catch (error) {
      for (const { refuse } of asked) refuse(error)
    }
    this.#busy = false
    this.#send()
  }

  async #sendAside(second: ClientSession): Promise<void> {
    this.#busyAside = true
    const asked = this.#askedAside.splice(0)
    try {
      await answer(second, asked)
    } catch (error) {
      if (isStop(error)) for (const { refuse } of asked) refuse(error)
      else {
        this.#second = null
        this.#asked.push(...asked)
      }
    }
    this.#busyAside = false
    this.#send()
  }
}

/** Whether somebody stopped it, or bounded its time: what is meant then is the reading and not the link. */
export function isStop(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'cancelled' || error.code === 'timeout')
}

async function answer(session: ClientSession, asked: readonly Asked[]): Promise<void> {
  const answers = await session.queryAll(asked.map(({ sql }) => sql))
  for (const [at, one] of asked.entries()) one.answer(answers[at] ?? [])
}

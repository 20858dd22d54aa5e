import type { Row, Session } from '../../dialect'
import { ClientSession } from '../client-session'

/** Who answers the queries of the readers. */
export type Asking = Pick<Session, 'query'>

interface Asked {
  readonly sql: string
  readonly answer: (rows: Row[]) => void
  readonly refuse: (error: unknown) => void
}

/**
 * Sends the queries that are asked at the same time as one message: a distant server is waited for a few times rather
 * than thirty, and works on the next query while the last one's rows are read here.
 */
class Batch {
  readonly #session: ClientSession
  #asked: Asked[] = []

  constructor(session: ClientSession) {
    this.#session = session
  }

  query<R extends Row>(sql: string): Promise<R[]> {
    return new Promise<Row[]>((answer, refuse) => {
      if (this.#asked.push({ sql, answer, refuse }) === 1) setImmediate(() => void this.#send())
    }) as Promise<R[]>
  }

  async #send(): Promise<void> {
    const asked = this.#asked
    this.#asked = []
    try {
      const answers = await this.#session.queryAll(asked.map(({ sql }) => sql))
      for (const [at, { answer }] of asked.entries()) answer(answers[at] ?? [])
    } catch (error) {
      for (const { refuse } of asked) refuse(error)
    }
  }
}

/** Asks in as few messages as the session can. */
export function inBatches(session: Session): Asking {
  return session instanceof ClientSession ? new Batch(session) : session
}

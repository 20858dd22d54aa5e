import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerEntry } from '#contract/revision'
import type { Session } from '../dialects/dialect'
import { AppError } from '../errors'
import { Ledger } from './ledger'
import type { RunLinks, Tag } from './links'

/** Pauses between attempts to reach a server that went away, in milliseconds. */
const pauses = [300, 700, 1500, 2500, 5000]

/** The ledger with a link of its own, opened when first needed and again where it broke. */
export class LedgerLink {
  readonly #links: RunLinks
  readonly #tag: Tag = { purpose: 'ledger', revision: null }
  #open: { session: Session; ledger: Ledger } | null = null

  constructor(links: RunLinks) {
    this.#links = links
  }

  /** The ledger of this database; known once `ensure` or `read` has been awaited. */
  get ledger(): Ledger {
    if (this.#open === null) throw new Error('the ledger link was not opened')
    return this.#open.ledger
  }

  async read(): Promise<LedgerEntry[]> {
    return this.use((session, ledger) => ledger.read(session))
  }

  /** Makes the table where it is missing. */
  async ensure(): Promise<void> {
    await this.use((session, ledger) => ledger.ensure(session))
  }

  async use<T>(
    work: (session: Session, ledger: Ledger) => Promise<T>,
    revision: string | null = null,
  ): Promise<T> {
    const { session, ledger } = await this.#link()
    this.#tag.revision = revision
    return work(session, ledger)
  }

  /** Reads the ledger on a fresh link; where the server is gone it tries again for about ten seconds. */
  async readBack(): Promise<LedgerEntry[]> {
    for (const pause of pauses) {
      await this.close()
      try {
        return await this.read()
      } catch (error) {
        if (!isPassing(error)) throw error
        await sleep(pause)
      }
    }
    await this.close()
    return this.read()
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.session.close()
  }

  async #link(): Promise<{ session: Session; ledger: Ledger }> {
    if (this.#open !== null && !this.#open.session.closed) return this.#open
    const session = await this.#links.open(this.#tag)
    this.#open = { session, ledger: new Ledger(this.#links.dialect, session.server.schema) }
    return this.#open
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ['network', 'connection-lost', 'timeout', 'embedded-in-use'].includes(error.code)
  )
}

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
  /** Whether the server was waited for and did not come back: it is not waited for again. */
  #gone = false

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

  /** As `use`, again on a fresh link for about ten seconds where the server is gone: `work` may be done twice. */
  async insist<T>(
    work: (session: Session, ledger: Ledger) => Promise<T>,
    revision: string | null = null,
  ): Promise<T> {
    for (const pause of this.#gone ? [] : pauses) {
      try {
        return await this.use(work, revision)
      } catch (error) {
        if (!isPassing(error)) throw error
        await this.close()
        await sleep(pause)
      }
    }
    this.#gone = true
    const done = await this.use(work, revision)
    this.#gone = false
    return done
  }

  /** Reads the ledger on a fresh link; where `settled`, only once no transaction of another link can still change it. */
  async readBack(settled: boolean): Promise<LedgerEntry[]> {
    await this.close()
    return this.insist(async (session, ledger) => {
      if (settled) await ledger.awaitWriters(session)
      return ledger.read(session)
    })
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

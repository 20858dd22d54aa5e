import type { ServerInfo } from '#contract/connection'
import type { VersionTable } from '#contract/revision'
import type { Dialect, Session } from '../dialects/dialect'
import type { DatabaseState } from '../projects/database-state'
import { insistently, isPassing } from './insistently'
import { Ledger } from './ledger'
import type { RunLinks, Tag } from './links'
import { Versions } from './versions'

/** What keeps a project's state on a database: the ledger, and the version table of the project's own tool. */
export interface Keepers {
  readonly ledger: Ledger
  readonly versions: Versions | null
}

/** The keepers of a database, as `landing` is the schema of unqualified names. */
export function keepersOf(dialect: Dialect, versionTable: VersionTable | null, landing: string): Keepers {
  if (versionTable === null) return { ledger: new Ledger(dialect, landing, null, true), versions: null }
  // Alembic's autogenerate would take a ledger among the project's own tables for one to be dropped.
  const { apart } = dialect.ledger
  const ledger = new Ledger(dialect, apart?.schema ?? landing, apart?.create ?? null, false)
  return { ledger, versions: new Versions(dialect, versionTable, landing) }
}

/** Reads the ledger and the version table. */
export async function readState(session: Session, { ledger, versions }: Keepers): Promise<DatabaseState> {
  const rows = await ledger.read(session)
  return { rows, versions: versions === null ? null : await versions.read(session) }
}

/** The ledger with a link of its own, opened when first needed and again where it broke. */
export class LedgerLink {
  readonly #links: RunLinks
  readonly #versionTable: VersionTable | null
  readonly #tag: Tag = { purpose: 'ledger', revision: null }
  #open: { session: Session; keepers: Keepers } | null = null
  /** Whether the server was waited for and did not come back: it is not waited for again. */
  #gone = false

  constructor(links: RunLinks, versionTable: VersionTable | null) {
    this.#links = links
    this.#versionTable = versionTable
  }

  /** The keepers of this database; known once `ensure` or `read` has been awaited. */
  get keepers(): Keepers {
    if (this.#open === null) throw new Error('the ledger link was not opened')
    return this.#open.keepers
  }

  async read(): Promise<DatabaseState> {
    return this.use((session, keepers) => readState(session, keepers))
  }

  /** The server that the link leads to. */
  async server(): Promise<ServerInfo> {
    return this.use(async (session) => session.server)
  }

  /** Makes the tables that are missing. */
  async ensure(): Promise<void> {
    await this.use(async (session, { ledger, versions }) => {
      await ledger.ensure(session)
      await versions?.ensure(session)
    })
  }

  async use<T>(
    work: (session: Session, keepers: Keepers) => Promise<T>,
    revision: string | null = null,
  ): Promise<T> {
    const { session, keepers } = await this.#link()
    this.#tag.revision = revision
    return work(session, keepers)
  }

  /** As `use`, again on a fresh link for about ten seconds where the server is gone: `work` may be done twice. */
  async insist<T>(
    work: (session: Session, keepers: Keepers) => Promise<T>,
    revision: string | null = null,
  ): Promise<T> {
    const again = () => this.use(work, revision)
    try {
      const done = await (this.#gone ? again() : insistently(again, () => this.close()))
      this.#gone = false
      return done
    } catch (error) {
      this.#gone ||= isPassing(error)
      throw error
    }
  }

  /** Reads the ledger on a fresh link; where `settled`, only once no transaction of another link can still change it. */
  async readBack(settled: boolean): Promise<DatabaseState> {
    await this.close()
    return this.insist(async (session, keepers) => {
      if (settled) await keepers.ledger.awaitWriters(session)
      return readState(session, keepers)
    })
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.session.close()
  }

  async #link(): Promise<{ session: Session; keepers: Keepers }> {
    if (this.#open !== null && !this.#open.session.closed) return this.#open
    const session = await this.#links.open(this.#tag)
    const keepers = keepersOf(this.#links.dialect, this.#versionTable, session.server.schema)
    this.#open = { session, keepers }
    return this.#open
  }
}

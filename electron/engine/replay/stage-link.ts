import type { CatalogFollower, Dialect, Session } from '../dialects/dialect'
import type { IdentifiedCatalog } from '../dialects/identities'
import type { EmbeddedThrowaways, Throwaway } from '../dialects/throwaway'
import { AppError } from '../errors'
import { throwawayOptions } from './throwaway-options'

interface Kept {
  readonly session: Session
  readonly follower: CatalogFollower
}

/**
 * The links of a stage: no setting of a file reaches the next one, nor what is read. A server gets a fresh link for each
 * piece of work; the embedded database, where opening one takes longer than a small revision, keeps one that is cleaned.
 */
export class StageLink {
  readonly #dialect: Dialect
  readonly #embedded: EmbeddedThrowaways | null
  readonly #throwaway: Throwaway
  readonly #signal: AbortSignal | null
  #kept: Kept | null = null

  constructor(dialect: Dialect, embedded: boolean, throwaway: Throwaway, signal: AbortSignal | null) {
    this.#dialect = dialect
    this.#embedded = embedded ? dialect.throwaways : null
    this.#throwaway = throwaway
    this.#signal = signal
  }

  /** Does a piece of work; an abort ends what runs. */
  async use<T>(work: (session: Session) => Promise<T>): Promise<T> {
    refuseIfAborted(this.#signal)
    const session = (await this.#keep())?.session ?? (await this.#throwaway.connect(throwawayOptions))
    const cancel = (): void => void session.cancel().catch(() => undefined)
    this.#signal?.addEventListener('abort', cancel)
    try {
      return await work(session)
    } catch (error) {
      refuseIfAborted(this.#signal)
      throw error
    } finally {
      this.#signal?.removeEventListener('abort', cancel)
      if (session !== this.#kept?.session) await session.close()
    }
  }

  /** Leaves nothing of what statements have set; null for those that somebody else has run. */
  async clean(statements: readonly string[] | null): Promise<void> {
    const kept = this.#kept
    if (kept === null) return
    const clean = statements !== null && (await this.#embedded?.clean(kept.session, statements))
    if (clean === true) return
    this.#kept = null
    await kept.session.close()
  }

  /** What stands now. */
  async catalog(): Promise<IdentifiedCatalog> {
    const kept = await this.#keep()
    return this.use((session) => kept?.follower.read() ?? this.#dialect.identified(session))
  }

  async #keep(): Promise<Kept | null> {
    if (this.#embedded === null || this.#kept !== null) return this.#kept
    const session = await this.#throwaway.connect(throwawayOptions)
    return (this.#kept = { session, follower: this.#embedded.follow(session) })
  }
}

/** Throws `cancelled` where somebody has asked to stop. */
export function refuseIfAborted(signal: AbortSignal | null): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'The replay was cancelled.')
}

import type { Catalog } from '#contract/catalog'
import type { Seen } from './look'
import { SeenChanges } from './seen-changes'

/** How a connection's database is looked at. */
export interface Looking {
  look(connectionId: string, last: Seen | null): Promise<Seen>
  /** The catalog without its sizes, where these take the server's time. */
  shape(connectionId: string): Promise<Catalog>
  isStill(connectionId: string, last: Seen): Promise<boolean>
}

/** The last look at each connection's catalog; looking twice at once reads once. */
export class Looks {
  readonly #looking: Looking
  readonly #last = new Map<string, Seen>()
  /** Looks that may no longer be so: what the next one is compared with. */
  readonly #before = new Map<string, Seen>()
  readonly #underWay = new Map<string, Promise<Seen>>()
  readonly changes = new SeenChanges()

  constructor(looking: Looking) {
    this.#looking = looking
  }

  /** The catalog as last seen, or read now where there is none or `refresh` asks for it. */
  async at(connectionId: string, refresh: boolean): Promise<Catalog> {
    const last = this.#last.get(connectionId)
    if (last !== undefined && !refresh) return last.catalog
    return (await this.#now(connectionId)).catalog
  }

  /** The last look where nothing has changed since, with its counts and sizes as they were then; else one made now. */
  async still(connectionId: string): Promise<Catalog> {
    const last = this.#last.get(connectionId)
    if (last !== undefined && !this.#underWay.has(connectionId)) {
      const same = await this.#looking.isStill(connectionId, last)
      if (same && this.#last.get(connectionId) === last) return last.catalog
    }
    return (await this.#now(connectionId)).catalog
  }

  /** The catalog as it is now, perhaps without sizes; nothing of it is kept, so it is quicker where it is asked for once. */
  async shape(connectionId: string): Promise<Catalog> {
    const known = this.#last.has(connectionId) || this.#underWay.has(connectionId)
    return known ? this.still(connectionId) : this.#looking.shape(connectionId)
  }

  /** Reads now; who asks meanwhile has the same answer. */
  async #now(connectionId: string): Promise<Seen> {
    const underWay = this.#underWay.get(connectionId)
    if (underWay !== undefined) return underWay
    const earlier = this.#last.get(connectionId) ?? this.#before.get(connectionId) ?? null
    const reading = this.#looking
      .look(connectionId, earlier)
      .then((seen) => {
        if (this.#underWay.get(connectionId) === reading) this.#keep(connectionId, seen)
        return seen
      })
      .finally(() => {
        if (this.#underWay.get(connectionId) === reading) this.#underWay.delete(connectionId)
      })
    this.#underWay.set(connectionId, reading)
    return reading
  }

  /** Forgets what was seen: it may no longer be so, whatever tells that it is. A look under way is not kept. */
  forget(connectionId: string): void {
    const last = this.#last.get(connectionId)
    if (last !== undefined) this.#before.set(connectionId, { ...last, fingerprint: null })
    this.#last.delete(connectionId)
    this.#underWay.delete(connectionId)
  }

  #keep(connectionId: string, seen: Seen): void {
    const before = this.#last.get(connectionId) ?? this.#before.get(connectionId)
    if (before !== undefined) this.changes.note(connectionId, before, seen)
    this.#before.delete(connectionId)
    this.#last.set(connectionId, seen)
  }
}

import type { Catalog } from '#contract/catalog'
import type { Seen } from './look'
import { SeenChanges } from './seen-changes'

/** The last look at each connection's catalog; looking twice at once reads once. */
export class Looks {
  readonly #look: (connectionId: string, last: Seen | null) => Promise<Seen>
  readonly #last = new Map<string, Seen>()
  /** Looks that may no longer be so: what the next one is compared with. */
  readonly #before = new Map<string, Seen>()
  readonly #underWay = new Map<string, Promise<Catalog>>()
  readonly changes = new SeenChanges()

  constructor(look: (connectionId: string, last: Seen | null) => Promise<Seen>) {
    this.#look = look
  }

  /** The catalog as last seen, or read now where there is none or `refresh` asks for it. */
  async at(connectionId: string, refresh: boolean): Promise<Catalog> {
    const last = this.#last.get(connectionId)
    if (last !== undefined && !refresh) return last.catalog
    const underWay = this.#underWay.get(connectionId)
    if (underWay !== undefined) return underWay
    const earlier = last ?? this.#before.get(connectionId) ?? null
    const reading = this.#look(connectionId, earlier)
      .then((seen) => {
        if (this.#underWay.get(connectionId) === reading) this.#keep(connectionId, seen)
        return seen.catalog
      })
      .finally(() => {
        if (this.#underWay.get(connectionId) === reading) this.#underWay.delete(connectionId)
      })
    this.#underWay.set(connectionId, reading)
    return reading
  }

  /** Forgets what was seen: it may no longer be so. A look under way is not kept. */
  forget(connectionId: string): void {
    const last = this.#last.get(connectionId)
    if (last !== undefined) this.#before.set(connectionId, last)
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

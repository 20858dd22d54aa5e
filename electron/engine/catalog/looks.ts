import type { Catalog } from '#contract/catalog'
import { SeenChanges } from './seen-changes'

/** The last look at each connection's catalog; looking twice at once reads once. */
export class Looks {
  readonly #read: (connectionId: string) => Promise<Catalog>
  readonly #last = new Map<string, Catalog>()
  /** Looks that may no longer be so: what the next one is compared with. */
  readonly #before = new Map<string, Catalog>()
  readonly #underWay = new Map<string, Promise<Catalog>>()
  readonly changes = new SeenChanges()

  constructor(read: (connectionId: string) => Promise<Catalog>) {
    this.#read = read
  }

  /** The catalog as last seen, or read now where there is none or `refresh` asks for it. */
  async at(connectionId: string, refresh: boolean): Promise<Catalog> {
    const last = this.#last.get(connectionId)
    if (last !== undefined && !refresh) return last
    const underWay = this.#underWay.get(connectionId)
    if (underWay !== undefined) return underWay
    const reading = this.#read(connectionId)
      .then((catalog) => {
        if (this.#underWay.get(connectionId) === reading) this.#keep(connectionId, catalog)
        return catalog
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

  #keep(connectionId: string, catalog: Catalog): void {
    const before = this.#last.get(connectionId) ?? this.#before.get(connectionId)
    if (before !== undefined && before !== catalog) this.changes.note(connectionId, before, catalog)
    this.#before.delete(connectionId)
    this.#last.set(connectionId, catalog)
  }
}

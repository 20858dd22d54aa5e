import type { Catalog } from '#contract/catalog'

/** The last look at each connection's catalog; looking twice at once reads once. */
export class Looks {
  readonly #read: (connectionId: string) => Promise<Catalog>
  readonly #last = new Map<string, Catalog>()
  readonly #underWay = new Map<string, Promise<Catalog>>()

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
        if (this.#underWay.get(connectionId) === reading) this.#last.set(connectionId, catalog)
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
    this.#last.delete(connectionId)
    this.#underWay.delete(connectionId)
  }
}

import type { Fates } from './fates'
import { push } from './lists'
import type { Part } from './part'

/** Which parts are dropped and made by statements of their own, and which with their owner. */
export class Inventory {
  readonly #fates: Fates
  readonly #ownedBy = new Map<string, Part[]>()
  /** Parts that go before their owner does, and those that come behind it though it could make them. */
  readonly apart: ReadonlySet<string>

  constructor(fates: Fates, apart: ReadonlySet<string> = new Set()) {
    this.#fates = fates
    this.apart = apart
    for (const part of fates.from.values()) {
      if (part.owner === null) continue
      push(this.#ownedBy, part.owner, part)
    }
  }

  /** The part whose dropping takes this one; null where it stays. */
  dropperOf(key: string): Part | null {
    const part = this.#fates.from.get(key)
    if (part === undefined || !this.#fates.gone.has(key)) return null
    // What hangs on a type that steps aside goes with it in the end.
    if (part.owner !== null && this.#fates.replaced.has(part.owner)) return null
    if (part.owner === null || this.apart.has(key)) return part
    return this.dropperOf(part.owner) ?? part
  }

  /** Whether a part of *to* is made: it is new, or the one of *from* goes. */
  isMade(key: string): boolean {
    const { from, to, gone, replaced, refused } = this.#fates
    return to.has(key) && !refused.has(key) && (!from.has(key) || gone.has(key) || replaced.has(key))
  }

  /** The part whose making makes this one; null where nothing is made. */
  makerOf(key: string): Part | null {
    const part = this.#fates.to.get(key)
    if (part === undefined || !this.isMade(key)) return null
    if (!part.inline || part.owner === null || this.apart.has(key)) return part
    return this.makerOf(part.owner) ?? part
  }

  /** Whether a table is made without its defaults and checks. */
  isBare(part: Part): boolean {
    return part.bare !== null && this.apart.has(part.key)
  }

  /** Everything of *from* that goes with a part, itself first. */
  withOwned(part: Part): Part[] {
    return [part, ...(this.#ownedBy.get(part.key) ?? []).flatMap((owned) => this.withOwned(owned))]
  }
}

import { push } from './lists'
import { refuseDefault, refusePlaces, refuseShowing, refuseWith } from './refused-with'
import type { Alteration, Disturbance, Part } from './part'

/** What becomes of every part. Keys of parts in here are those of one side, of the other, or of both. */
export interface Fates {
  readonly from: ReadonlyMap<string, Part>
  readonly to: ReadonlyMap<string, Part>
  /** Goes, for good or to be made again, by itself or with its owner. */
  readonly gone: ReadonlySet<string>
  readonly altered: ReadonlySet<string>
  /** Types that step aside for their new selves. */
  readonly replaced: ReadonlySet<string>
  /** Parts that stay as they are, with why. */
  readonly refused: ReadonlyMap<string, string>
  /** For what goes only because of another: that other. */
  readonly causes: ReadonlyMap<string, string>
}

/** Decides what goes, what is altered and what that takes along. */
export function decideFates(from: ReadonlyMap<string, Part>, to: ReadonlyMap<string, Part>): Fates {
  const refused = new Map<string, string>()
  for (;;) {
    const deciding = new Deciding(from, to, refused)
    const found = deciding.run()
    for (const { key } of found) refuseDefault(key, from, to, refused)
    if (found.length === 0 && !refusePlaces(from, to, refused) && !refuseShowing(from, to, refused))
      return deciding
    for (const { key, why } of found)
      if (from.has(key)) refused.set(key, why)
      else refuseWith(key, to, why, refused)
  }
}

interface Refusal {
  readonly key: string
  readonly why: string
}

class Deciding implements Fates {
  readonly gone = new Set<string>()
  readonly altered = new Set<string>()
  readonly replaced = new Set<string>()
  readonly causes = new Map<string, string>()
  readonly #open: { key: string; level: Disturbance | 'all' }[] = []
  readonly #claimed = new Set<string>()
  readonly #neededBy = new Map<string, Part[]>()
  readonly #ownedBy = new Map<string, Part[]>()
  readonly from: ReadonlyMap<string, Part>
  readonly to: ReadonlyMap<string, Part>
  readonly refused: ReadonlyMap<string, string>

  constructor(
    from: ReadonlyMap<string, Part>,
    to: ReadonlyMap<string, Part>,
    refused: ReadonlyMap<string, string>,
  ) {
    this.from = from
    this.to = to
    this.refused = refused
    for (const part of to.values())
      if (isType.has(part.kind) && !from.has(part.key))
        for (const claim of part.claims) this.#claimed.add(claim)
    for (const part of from.values()) {
      for (const need of part.needs) push(this.#neededBy, need, part)
      if (part.owner !== null) push(this.#ownedBy, part.owner, part)
    }
  }

  /** Nothing where all is decided; otherwise what has to be refused first. */
  run(): readonly Refusal[] {
    const refusals = this.#unmakeable()
    if (refusals.length > 0) return refusals
    for (const part of this.from.values()) {
      if (this.refused.has(part.key) || this.gone.has(part.key)) continue
      const other = this.to.get(part.key)
      if (other === undefined && this.#hasSuccessor(part)) this.#stepAside(part.key)
      else if (other === undefined) this.#go(part)
      else if (other.spelling !== part.spelling) {
        const refusal = this.#change(part)
        if (refusal !== null) refusals.push(refusal)
      }
    }
    // What is refused for its own sake is refused whatever becomes of the others; what it takes along is decided anew.
    if (refusals.length > 0) return refusals
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const refusal = this.#spread(next.key, next.level)
      if (refusal !== null) return [refusal]
    }
    return []
  }

  #unmakeable(): Refusal[] {
    return [...this.to.values()].flatMap(({ key, unmakeable }) =>
      unmakeable !== null && !this.from.has(key) && !this.refused.has(key) ? [{ key, why: unmakeable }] : [],
    )
  }

  #go(part: Part): void {
    if (this.gone.has(part.key)) return
    this.gone.add(part.key)
    this.altered.delete(part.key)
    this.replaced.delete(part.key)
    this.#open.push({ key: part.key, level: 'all' })
    for (const owned of this.#ownedBy.get(part.key) ?? []) this.#go(owned)
  }

  #stepAside(key: string): void {
    for (const owned of this.#ownedBy.get(key) ?? []) this.#go(owned)
    this.altered.delete(key)
    this.replaced.add(key)
    this.#open.push({ key, level: 'all' })
  }

  /** A type whose name another kind of type takes: columns may go from one to the other. */
  #hasSuccessor(part: Part): boolean {
    return isType.has(part.kind) && part.claims.some((claim) => this.#claimed.has(claim))
  }

  #change(part: Part): Refusal | null {
    const way: Alteration = part.alter(this.replaced)
    switch (way.how) {
      case 'refused':
        return { key: part.key, why: way.why }
      case 'again':
        if (part.stays !== null)
          return { key: part.key, why: `It would have to be dropped and made again, and ${part.stays}.` }
        this.#go(part)
        return null
      case 'replaced':
        this.#stepAside(part.key)
        return null
      case 'in-place':
        this.altered.add(part.key)
        if (way.disturbs !== 'none') this.#open.push({ key: part.key, level: way.disturbs })
        return null
    }
  }

  #spread(key: string, level: Disturbance | 'all'): Refusal | null {
    for (const part of this.#neededBy.get(key) ?? []) {
      if (this.gone.has(part.key) || !isHit(part, level)) continue
      const refusal = this.replaced.has(key) ? this.#retype(part, key) : this.#take(part, key)
      if (refusal !== null) return refusal
    }
    if (!this.gone.has(key)) return null
    for (const below of this.from.get(key)?.carries ?? []) {
      const part = this.from.get(below)
      if (part !== undefined && !this.gone.has(below)) this.#takeAlong(part, key)
    }
    return null
  }

  /** A part whose need goes: where it is altered so that it needs it no more, it is altered first. */
  #take(part: Part, cause: string): Refusal | null {
    if (this.refused.has(part.key))
      return {
        key: this.#origin(cause),
        why: `${this.#told(cause)} cannot change under ${part.ref.name}, which stays as it is.`,
      }
    const other = this.to.get(part.key)
    if (other !== undefined && !other.needs.has(cause) && this.altered.has(part.key)) return null
    if (part.stays !== null) {
      // A column whose type goes has another by then.
      if (other === undefined || !other.needs.has(cause)) return null
      return {
        key: this.#origin(cause),
        why: `${this.#told(cause)} would have to go meanwhile, and ${part.stays}.`,
      }
    }
    this.#takeAlong(part, cause)
    return null
  }

  #takeAlong(part: Part, cause: string): void {
    this.causes.set(part.key, this.#origin(cause))
    this.#go(part)
  }

  #retype(part: Part, cause: string): Refusal | null {
    if (isType.has(part.kind)) {
      if (this.replaced.has(part.key)) return null
      this.causes.set(part.key, this.#origin(cause))
      this.#stepAside(part.key)
      return null
    }
    if (part.kind !== 'column') return this.#take(part, cause)
    if (!this.to.has(part.key) || this.altered.has(part.key)) return null
    const way = part.alter(this.replaced)
    if (way.how === 'refused') return { key: this.#origin(cause), why: way.why }
    if (way.how !== 'in-place') return this.#take(part, cause)
    if (!this.altered.has(part.key)) this.causes.set(part.key, this.#origin(cause))
    this.altered.add(part.key)
    this.#open.push({ key: part.key, level: 'expressions' })
    return null
  }

  #origin(key: string): string {
    return this.causes.get(key) ?? key
  }

  #told(key: string): string {
    const ref = this.from.get(key)?.ref
    return ref === undefined ? 'It' : `${ref.kind.replaceAll('-', ' ')} ${ref.name}`
  }
}

const isType: ReadonlySet<Part['kind']> = new Set(['enum', 'domain', 'composite', 'range'])

/** What a change of this depth takes along. */
function isHit(part: Part, level: Disturbance | 'all'): boolean {
  if (level === 'all') return true
  if (level === 'none') return false
  return part.standing === 'reader' || (level === 'expressions' && part.standing === 'expression')
}

import type { ObjectRef } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { Fates } from './fates'
import { objectRef } from './keys'
import type { Part } from './part'

/** Which change a part is altered for. */
export class Whose {
  readonly #places = new Map<string, number>()
  readonly #fates: Fates

  constructor(changes: readonly Change[], fates: Fates) {
    changes.forEach(({ ref, kind }, at) => {
      if (!kind.startsWith('rename-')) this.#places.set(refKey(ref), at)
    })
    this.#fates = fates
  }

  /** The place of its own change, or of what it is part of, or of that which it goes for; null where several have to do with it. */
  placeOf(part: Part): number | null {
    return this.#own(part) ?? this.#causing(part)
  }

  #own({ ref }: Part): number | null {
    const exact = this.#places.get(refKey(ref))
    if (exact !== undefined) return exact
    return ref.table === null ? null : (this.#holder(ref) ?? null)
  }

  #causing(part: Part): number | null {
    const cause = this.#fates.causes.get(part.key)
    const origin =
      cause === undefined ? undefined : (this.#fates.from.get(cause) ?? this.#fates.to.get(cause))
    return origin === undefined ? null : this.#own(origin)
  }

  /** The table or view that comes or goes whole. */
  #holder(ref: ObjectRef): number | undefined {
    const of = { schema: ref.schema, name: ref.table ?? '' }
    for (const kind of ['table', 'view', 'materialized-view'] as const) {
      const at = this.#places.get(refKey(objectRef(kind, of)))
      if (at !== undefined) return at
    }
    return undefined
  }
}

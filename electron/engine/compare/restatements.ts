import { createHash } from 'node:crypto'
import type { Catalog } from '#contract/catalog'
import { snapshotText } from './snapshot/write'

/** Two catalogs as one and the same server spells them. */
export interface Restatement {
  readonly from: Catalog
  readonly to: Catalog
  readonly notes: readonly string[]
}

const most = 4

/** What was spelled anew lately: while both sides stay as they are, so does it. */
export class Restatements {
  readonly #known = new Map<string, Restatement>()

  /** The restatement of these two, made where it is not known. */
  async of(
    { from, to }: { readonly from: Catalog; readonly to: Catalog },
    scratch: string | null,
    make: () => Promise<Restatement>,
  ): Promise<Restatement> {
    const key = createHash('sha256')
      .update(snapshotText(from, true))
      .update(snapshotText(to, true))
      .update(scratch ?? '')
      .digest('hex')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const made = await make()
    this.#known.set(key, made)
    for (const old of [...this.#known.keys()].slice(0, -most)) this.#known.delete(old)
    return made
  }
}

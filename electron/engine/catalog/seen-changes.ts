import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import { diff } from '../diff/diff'
import { onlyDifferent } from './only-different'

interface Step {
  readonly from: string
  readonly to: string
  readonly changes: readonly Change[]
}

const mostSteps = 20

/** What changed from look to look, of each connection; only the last looks are known. */
export class SeenChanges {
  readonly #steps = new Map<string, Step[]>()

  /** Notes that one look was followed by another. */
  note(connectionId: string, from: Catalog, to: Catalog): void {
    const steps = this.#steps.get(connectionId) ?? []
    steps.push({ from: from.readAt, to: to.readAt, changes: diff(...onlyDifferent(from, to)) })
    this.#steps.set(connectionId, steps.slice(-mostSteps))
  }

  /** Every change from the look made at `since` to the last one, oldest first; null where that look is not known. */
  since(connectionId: string, since: string): Change[] | null {
    const steps = this.#steps.get(connectionId) ?? []
    if (steps.at(-1)?.to === since) return []
    const first = steps.findIndex((step) => step.from === since)
    return first < 0 ? null : steps.slice(first).flatMap((step) => step.changes)
  }
}

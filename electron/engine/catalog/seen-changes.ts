import type { Change } from '#contract/change'
import { diff } from '../diff/diff'
import type { Seen } from './look'

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
  note(connectionId: string, before: Seen, now: Seen): void {
    const steps = this.#steps.get(connectionId) ?? []
    const [from, to] = [before.catalog, now.catalog]
    // A fingerprint that is the same has been asked; comparing thousands of tables would only say it again.
    const same = now.fingerprint !== null && now.fingerprint === before.fingerprint
    const changes = same ? [] : diff(from, to)
    steps.push({ from: from.readAt, to: to.readAt, changes })
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

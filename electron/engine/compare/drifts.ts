import type { Drift } from '#contract/compare'
import { toAppErrorData } from '../errors'
import { countDrift, type DriftGround, driftGround, type Drifting } from './drift'
import type { CompareNeeds } from './needs'
import { SharedWork } from './shared-work'
import { refuseIfStopped, unlessStopped } from './stopped'

interface Counting {
  readonly place: string
  readonly key: string
  readonly work: SharedWork<number>
}

const most = 50

/**
 * The drift of each connection. It is counted once for what files, version table and catalog are; a later look asks for
 * these alone. One count goes on at a time on a connection, and gives way to plans and runs.
 */
export class Drifts {
  readonly #needs: CompareNeeds
  /** By place, the last that was counted. */
  readonly #known = new Map<string, { readonly key: string; readonly changes: number }>()
  /** By connection. */
  readonly #counting = new Map<string, Counting>()

  constructor(needs: CompareNeeds) {
    this.#needs = needs
    needs.foreground.onBegin(() => this.#stop())
  }

  /** Whether a database differs from what its project's current revisions make. What can't be told is `unknown`, with why. */
  async of(of: Drifting, signal: AbortSignal | null): Promise<Drift> {
    try {
      for (;;) {
        await unlessStopped(this.#needs.foreground.rest(), signal)
        const ground = await unlessStopped(driftGround(this.#needs, of), signal)
        const known = this.#known.get(placeOf(of))
        if (known?.key === ground.key) return told(known.changes)
        const changes = await this.#count(of, ground, signal)
        if (changes !== null) return told(changes)
      }
    } catch (error) {
      refuseIfStopped(signal)
      return { kind: 'unknown', why: toAppErrorData(error) }
    }
  }

  /** Stops what is counted, and resolves when it has ended. */
  async end(): Promise<void> {
    const counting = [...this.#counting.values()]
    this.#stop()
    await Promise.all(counting.map(({ work }) => work.over()))
  }

  /** The count; null where it gave way, and has to be asked for anew. */
  async #count(of: Drifting, ground: DriftGround, signal: AbortSignal | null): Promise<number | null> {
    const before = this.#counting.get(of.connectionId)
    if (before?.key === ground.key) return before.work.wait(signal)
    if (before !== undefined) {
      // What it counts is no longer so; of another project or place it still is.
      if (before.place === placeOf(of)) before.work.stop()
      await unlessStopped(before.work.over(), signal)
      return null
    }
    const counting = { place: placeOf(of), key: ground.key, work: this.#start(of, ground) }
    this.#counting.set(of.connectionId, counting)
    void counting.work.over().then(() => this.#counting.delete(of.connectionId))
    return counting.work.wait(signal)
  }

  #start(of: Drifting, ground: DriftGround): SharedWork<number> {
    return new SharedWork(async (signal) => {
      const changes = await countDrift(this.#needs, of, ground, signal)
      refuseIfStopped(signal)
      const place = placeOf(of)
      this.#known.delete(place)
      this.#known.set(place, { key: ground.key, changes })
      for (const old of [...this.#known.keys()].slice(0, -most)) this.#known.delete(old)
      return changes
    })
  }

  #stop(): void {
    for (const { work } of this.#counting.values()) work.stop()
  }
}

function placeOf({ folder, connectionId, scratch }: Drifting): string {
  return JSON.stringify([folder, connectionId, scratch])
}

function told(changes: number): Drift {
  const checkedAt = new Date().toISOString()
  return changes === 0 ? { kind: 'none', checkedAt } : { kind: 'drifted', checkedAt, changes }
}

import { randomUUID } from 'node:crypto'
import type { ObjectRef } from '#contract/catalog'
import type { BothDdl, CompareSide, Comparison, Drift, WantedComparison } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import { dialectNamed } from '../dialects'
import { AppError } from '../errors'
import { type Compared, compareSides } from './compare'
import { ddlIn } from './ddl'
import type { Drifting } from './drift'
import { Drifts } from './drifts'
import type { CompareNeeds, Work } from './needs'
import { choiceKey, type Planned, planOf } from './plan'
import type { WantedChanges } from '../runs/run-changes'
import type { Saved } from './save'
import { savePlan } from './save-plan'
import { toRun } from './to-run'
import { scriptOf } from './script'
import { dialectOfSide, objectsIn, readSide } from './sides'
import { notesOf } from './notes'
import { refuseTaken, saveFile } from './snapshot/save'
import { snapshotText } from './snapshot/write'

const most = 20

/** A plan of thousands of statements is large, and people go back and forth between a few. */
const mostPlans = 4

interface Held extends Compared {
  readonly plans: Map<string, Planned>
}

/** A plan as somebody saw it. */
export interface SeenPlan {
  readonly id: string
  readonly fingerprint: string
}

/** The comparisons that were made; the last ones are held for what is asked of them later. */
export class Comparisons {
  readonly #needs: CompareNeeds
  readonly #held = new Map<string, Held>()
  readonly #drifts: Drifts

  constructor(needs: CompareNeeds) {
    this.#needs = needs
    this.#drifts = new Drifts(needs)
  }

  /** Reads both sides and holds what differs. */
  async run(wanted: WantedComparison, work: Work): Promise<Comparison> {
    // Who asks for the counts by name goes on to the plan: its throwaway starts while the sides are read.
    if (wanted.counted === true) void this.#expectProof(wanted)
    const compared = await compareSides(this.#needs, wanted, work)
    // Who has seen differences may; one that stands ready is there once the plan is asked for.
    if (wanted.counted === undefined && compared.comparison.changes.length > 0) void this.#expectProof(wanted)
    const id = randomUUID()
    this.#held.set(id, { ...compared, plans: new Map() })
    for (const old of [...this.#held.keys()].slice(0, -most)) this.#held.delete(old)
    return { id, ...compared.comparison }
  }

  async #expectProof({ from, scratch }: WantedComparison): Promise<void> {
    const dialect = await dialectOfSide(this.#needs, from).catch(() => null)
    if (dialect !== null) this.#needs.throwaways.expect({ dialect, scratch })
  }

  /** An object's DDL on both sides. */
  ddl(id: string, ref: ObjectRef): BothDdl {
    const { start, from, to } = this.held(id)
    const dialect = dialectNamed(from.server.dialect)
    return { from: ddlIn(from, ref, dialect) ?? ddlIn(start, ref, dialect), to: ddlIn(to, ref, dialect) }
  }

  /** The way from one side to the other, as far as it is taken. */
  async plan(id: string, taken: readonly string[] | null, work: Work): Promise<SchemaPlan> {
    const held = this.held(id)
    const key = choiceKey(taken)
    const planned = held.plans.get(key) ?? (await planOf(this.#needs, held, taken, work))
    // The one seen last stands last.
    held.plans.delete(key)
    held.plans.set(key, planned)
    for (const old of [...held.plans.keys()].slice(0, -mostPlans)) held.plans.delete(old)
    return planned.plan
  }

  /** The plan that was seen under this fingerprint; throws `state-changed` where there is no such one. */
  planned({ id, fingerprint }: SeenPlan): Planned {
    const plans = [...this.held(id).plans.values()]
    const planned = plans.findLast(({ plan }) => plan.fingerprint === fingerprint)
    if (planned !== undefined) return planned
    throw new AppError(
      'state-changed',
      'This is none of the plans that were made last for this comparison.',
      {
        advice: 'Make the plan again.',
      },
    )
  }

  /** The plan as a script. */
  script(seen: SeenPlan): string {
    const held = this.held(seen.id)
    return scriptOf(this.planned(seen).plan, held, dialectNamed(held.from.server.dialect))
  }

  /** Writes the plan as a new revision of a project, in its own style. */
  save(
    seen: SeenPlan,
    as: { readonly folder: string; readonly message: string },
    work: Work,
  ): Promise<Saved> {
    return savePlan(this.#needs, this.held(seen.id), this.planned(seen), as, work)
  }

  /** What a run of the plan needs; throws `not-planned` where *from* is no live database. */
  toRun(seen: SeenPlan): WantedChanges {
    return toRun(this.held(seen.id), this.planned(seen))
  }

  /** What a comparison was made of; throws `not-comparable` where it is no longer held. */
  held(id: string): Held {
    const held = this.#held.get(id)
    if (held !== undefined) return held
    throw new AppError('not-comparable', `This comparison is no longer held: only the last ${most} are.`, {
      advice: 'Compare the two sides again.',
    })
  }

  /** Saves a side's catalog as a file, and tells how many objects it has. */
  async snapshot(
    side: CompareSide,
    scratch: string | null,
    { file, replace }: { readonly file: string; readonly replace: boolean },
    work: Work,
  ): Promise<{ objects: number; notes: string[] }> {
    await refuseTaken(file, replace)
    const read = await readSide(this.#needs, side, { scratch, counted: false }, work)
    const { catalog, owned } = read
    const text = file.toLowerCase().endsWith('.sql')
      ? dialectNamed(catalog.server.dialect).wholeDdl(catalog)
      : snapshotText(catalog, owned)
    await saveFile(file, text, replace)
    return { objects: objectsIn(catalog), notes: notesOf([read]) }
  }

  /** Whether a live database differs from what its project's current revisions make. */
  drift(of: Drifting, { signal }: Pick<Work, 'signal'>): Promise<Drift> {
    return this.#drifts.of(of, signal)
  }

  /** Stops what goes on in the background. */
  async end(): Promise<void> {
    await this.#drifts.end()
  }
}

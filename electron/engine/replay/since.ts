import type { Catalog } from '#contract/catalog'
import type { Renamed, Since } from '#contract/effects'
import { refKey } from '#contract/ref-key'
import { Following } from '../diff/renames/following'
import { seenApart } from './changes-between'
import { pointsAround } from './effects'
import { type CatalogPart, partOf, wholeObjects } from './parts'
import { pathTo } from './points'
import type { ReplayedHistory } from './replayed-history'

/** Which revision made everything that stands once these have been run, and which changed it last; what was there before the first one is left out. Throws where they can't be replayed. */
export async function since(
  history: ReplayedHistory,
  revisions: readonly string[] | 'heads',
  signal: AbortSignal | null,
): Promise<Since[]> {
  const point = history.pointAt(revisions)
  const path = pathTo(point)
  await history.finish([point, ...pointsAround(history, path)], signal)
  const catalog = history.catalogAt(point)
  const blame = new Blame()
  for (const revision of path) {
    const [before, after] = [history.points.before(revision), history.points.after(revision)]
    const renames = history.renamesAt(after)
    blame.add(revision, { from: history.catalogAt(before), to: history.catalogAt(after), renames })
  }
  return blame.of(catalog)
}

interface Step {
  readonly from: Catalog
  readonly to: Catalog
  readonly renames: readonly Renamed[]
}

class Blame {
  #known = new Map<string, Since>()

  add(revision: string, { from, to, renames }: Step): void {
    const after = wholeObjects(to)
    const [shared, stays] = [new Set<unknown>(wholeObjects(from)), new Set<unknown>(after)]
    const behind = renames.length === 0 ? from : seenApart(from, to, renames).from
    const gone = new Map<string, CatalogPart>()
    for (const object of wholeObjects(behind)) if (!stays.has(object)) collect(partOf(object), gone)
    if (renames.length > 0) this.#follow(revision, renames)
    for (const object of after) if (!shared.has(object)) this.#look(revision, partOf(object), gone)
  }

  /** What is known of an object is known of it by its new name. */
  #follow(revision: string, renames: readonly Renamed[]): void {
    const along = new Following(renames)
    const moved = [...this.#known.values()].map((one) => ({ ...one, ref: along.follow(one.ref) }))
    this.#known = new Map(moved.map((one) => [refKey(one.ref), one]))
    for (const { from, to } of renames) {
      this.#change(refKey(to), (one) => ({ ...one, as: one.as ?? from.name, changed: revision }))
      const whole =
        to.table === null ? null : ({ ...to, kind: 'table', name: to.table, table: null } as const)
      if (whole !== null) this.#change(refKey(whole), (one) => ({ ...one, changed: revision }))
    }
  }

  #change(key: string, changed: (one: Since) => Since): void {
    const known = this.#known.get(key)
    if (known !== undefined) this.#known.set(key, changed(known))
  }

  of(catalog: Catalog): Since[] {
    const told = new Map<string, CatalogPart>()
    for (const object of wholeObjects(catalog)) collect(partOf(object), told)
    return [...told.keys()].flatMap((key) => {
      const known = this.#known.get(key)
      return known === undefined ? [] : [known.as === known.ref.name ? { ...known, as: null } : known]
    })
  }

  #look(revision: string, part: CatalogPart, before: ReadonlyMap<string, CatalogPart>): void {
    const key = refKey(part.ref)
    const earlier = before.get(key)
    if (earlier === undefined)
      this.#known.set(key, { ref: part.ref, made: revision, as: null, changed: revision })
    else if (JSON.stringify(earlier.content) !== JSON.stringify(part.content)) {
      // What stood before the first revision has none that made it.
      this.#change(key, (one) => ({ ...one, changed: revision }))
    }
    for (const own of part.parts) this.#look(revision, own, before)
  }
}

function collect(part: CatalogPart, into: Map<string, CatalogPart>): void {
  into.set(refKey(part.ref), part)
  for (const own of part.parts) collect(own, into)
}

import type { Catalog } from '#contract/catalog'
import type { Since } from '#contract/effects'
import { refKey } from '#contract/ref-key'
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
    const [before, after] = pointsAround(history, [revision]).map((around) => history.catalogAt(around))
    if (before !== undefined && after !== undefined) blame.add(revision, before, after)
  }
  return blame.of(catalog)
}

class Blame {
  readonly #known = new Map<string, Since>()

  add(revision: string, from: Catalog, to: Catalog): void {
    const [before, after] = [wholeObjects(from), wholeObjects(to)]
    const shared = new Set<unknown>(before)
    const gone = new Map<string, CatalogPart>()
    const stays = new Set<unknown>(after)
    for (const object of before) if (!stays.has(object)) collect(partOf(object), gone)
    for (const object of after) if (!shared.has(object)) this.#look(revision, partOf(object), gone)
  }

  of(catalog: Catalog): Since[] {
    const told = new Map<string, CatalogPart>()
    for (const object of wholeObjects(catalog)) collect(partOf(object), told)
    return [...told.keys()].flatMap((key) => this.#known.get(key) ?? [])
  }

  #look(revision: string, part: CatalogPart, before: ReadonlyMap<string, CatalogPart>): void {
    const key = refKey(part.ref)
    const earlier = before.get(key)
    if (earlier === undefined) this.#known.set(key, { ref: part.ref, made: revision, changed: revision })
    else if (JSON.stringify(earlier.content) !== JSON.stringify(part.content)) {
      const known = this.#known.get(key)
      // What stood before the first revision has none that made it.
      if (known !== undefined) this.#known.set(key, { ...known, changed: revision })
    }
    for (const own of part.parts) this.#look(revision, own, before)
  }
}

function collect(part: CatalogPart, into: Map<string, CatalogPart>): void {
  into.set(refKey(part.ref), part)
  for (const own of part.parts) collect(own, into)
}

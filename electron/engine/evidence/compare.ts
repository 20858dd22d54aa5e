import type { Catalog } from '#contract/catalog'
import { catalogHas } from './catalog-has'
import { objectWords } from './touch'
import type { Trace } from './traces'

/** What a catalog shows of a revision's traces, and what not. */
export interface Comparison {
  readonly found: string[]
  readonly missing: string[]
}

/** Compares traces with a catalog, revision by revision, in words. */
export function compareTraces(traces: readonly Trace[], catalog: Catalog): Map<string, Comparison> {
  const has = catalogHas(catalog)
  const landing = catalog.server.schema
  const byRevision = new Map<string, { found: Set<string>; missing: Set<string> }>()
  for (const { revision, object, present } of traces) {
    const there = has(object)
    if (there === null) continue
    const words = `${present ? '' : 'no '}${objectWords(object, landing)}`
    const own = byRevision.get(revision) ?? { found: new Set(), missing: new Set() }
    byRevision.set(revision, own)
    ;(there === present ? own.found : own.missing).add(words)
  }
  return new Map(
    [...byRevision].map(([id, { found, missing }]) => [id, { found: [...found], missing: [...missing] }]),
  )
}

import type { Catalog, Table, View } from '#contract/catalog'
import type { DiagramExtra, DiagramName } from '#contract/diagram'

/** A table or view of a catalog, with what ties it to others. */
export interface Knot {
  readonly id: string
  readonly object: Table | View
  /** What it has to be asked for as; null for what is always drawn. */
  readonly extra: DiagramExtra | null
  /** Ids of the tables its foreign keys point to. */
  readonly keys: readonly string[]
  /** What a view reads from. */
  readonly reads: readonly DiagramName[]
}

/** One text for a name, whatever it holds. */
export function knotId({ schema, name }: DiagramName): string {
  return JSON.stringify([schema, name])
}

/** Every table and view of a catalog, by id; tables come first. */
export function knotsOf(catalog: Catalog): ReadonlyMap<string, Knot> {
  const reads = readsOf(catalog)
  const knots = new Map<string, Knot>()
  for (const table of catalog.tables) {
    const id = knotId(table)
    const keys = table.foreignKeys.map(({ toSchema, toTable }) => knotId({ schema: toSchema, name: toTable }))
    const extra = table.kind === 'partition' ? 'partitions' : null
    knots.set(id, { id, object: table, extra, keys, reads: [] })
  }
  for (const view of catalog.views) {
    const id = knotId(view)
    knots.set(id, { id, object: view, extra: 'views', keys: [], reads: reads.get(id) ?? [] })
  }
  return knots
}

const isView = (kind: string): boolean => kind === 'view' || kind === 'materialized-view'

function readsOf({ dependencies }: Catalog): ReadonlyMap<string, DiagramName[]> {
  const reads = new Map<string, DiagramName[]>()
  for (const { from, on } of dependencies) {
    if (!isView(from.kind) || from.table !== null || !(on.kind === 'table' || isView(on.kind))) continue
    const id = knotId(from)
    reads.set(id, [...(reads.get(id) ?? []), { schema: on.schema, name: on.name }])
  }
  return reads
}

/** What lies within so many steps of one, in either direction; a view leads on only where it is shown. */
export function neighbourhood(
  knots: ReadonlyMap<string, Knot>,
  start: string,
  depth: number,
  isShown: (knot: Knot) => boolean,
): ReadonlySet<string> {
  const beside = new Map<string, string[]>()
  const tie = (one: string, other: string) => {
    const known = beside.get(one)
    if (known === undefined) beside.set(one, [other])
    else known.push(other)
  }
  for (const knot of knots.values()) {
    if (knot.extra === 'views' && !isShown(knot)) continue
    for (const to of [...knot.keys, ...knot.reads.map(knotId)]) {
      tie(knot.id, to)
      tie(to, knot.id)
    }
  }
  const found = new Set([start])
  let edge = [start]
  for (let step = 0; step < depth; step++) {
    const next = new Set(edge.flatMap((id) => beside.get(id) ?? []).filter((id) => !found.has(id)))
    for (const id of next) found.add(id)
    edge = [...next]
  }
  return found
}

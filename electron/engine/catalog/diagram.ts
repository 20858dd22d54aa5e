import type { Catalog } from '#contract/catalog'
import type { DiagramAnswer, DiagramExtra, DiagramSubject, DiagramTable } from '#contract/diagram'
import { knotId, knotsOf, neighbourhood, type Knot } from './diagram-knots'
import { drawnTable, drawnView } from './drawn-table'

export interface DiagramQuestion {
  readonly of: DiagramSubject
  readonly also: readonly DiagramExtra[]
  /** Null for any number. */
  readonly most: number | null
  /** The part that is wanted; a `size` of null is all from there on. */
  readonly from: number
  readonly size: number | null
}

/** The tables a diagram is of, and what it leaves out. Only what is drawn is told whole. Pure. */
export function diagramOf(catalog: Catalog, question: DiagramQuestion): DiagramAnswer {
  const { of, also, most, from, size } = question
  const { server, unseen = [], readAt } = catalog
  const knots = knotsOf(catalog)
  const named = namedBy(of)
  const isShown = ({ id, extra }: Knot) => extra === null || named.has(id) || also.includes(extra)
  const drawn = pick(knots, of, server.schema, isShown)
  const shown = [...knots.values()].filter((knot) => drawn.has(knot.id) && isShown(knot))
  const ids = new Set(shown.map(({ id }) => id))
  const leftOut = (extra: DiagramExtra): number => {
    const all = pick(knots, of, server.schema, (knot) => isShown(knot) || knot.extra === extra)
    return [...all].filter((id) => knots.get(id)?.extra === extra && !ids.has(id)).length
  }
  return {
    home: server.schema,
    schemas: from === 0 ? schemasOf(knots) : [],
    count: shown.length,
    tables:
      most !== null && shown.length > most
        ? null
        : shown.slice(from, size === null ? shown.length : from + size).map(drawnKnot),
    partitions: leftOut('partitions'),
    views: leftOut('views'),
    ...crossing(knots, ids),
    unseen,
    readAt,
  }
}

function drawnKnot({ object, reads }: Knot): DiagramTable {
  return 'definition' in object ? drawnView(object, [...reads]) : drawnTable(object)
}

function pick(
  knots: ReadonlyMap<string, Knot>,
  of: DiagramSubject,
  home: string,
  isShown: (knot: Knot) => boolean,
): ReadonlySet<string> {
  switch (of.kind) {
    case 'all':
      return new Set(knots.keys())
    case 'home':
    case 'schema': {
      const schema = of.kind === 'home' ? home : of.schema
      return new Set([...knots.values()].filter(({ object }) => object.schema === schema).map(({ id }) => id))
    }
    case 'around':
      return neighbourhood(knots, knotId(of.table), of.depth, isShown)
    case 'set':
      return new Set(of.tables.map(knotId))
  }
}

function namedBy(of: DiagramSubject): ReadonlySet<string> {
  if (of.kind === 'around') return new Set([knotId(of.table)])
  return new Set(of.kind === 'set' ? of.tables.map(knotId) : [])
}

function crossing(
  knots: ReadonlyMap<string, Knot>,
  drawn: ReadonlySet<string>,
): Pick<DiagramAnswer, 'outside' | 'unread'> {
  let [outside, unread] = [0, 0]
  for (const { id, keys } of knots.values()) {
    for (const to of keys) {
      if (drawn.has(id) && !knots.has(to)) unread += 1
      else if (drawn.has(id) !== drawn.has(to)) outside += 1
    }
  }
  return { outside, unread }
}

function schemasOf(knots: ReadonlyMap<string, Knot>): DiagramAnswer['schemas'] {
  const schemas = new Map<string, DiagramAnswer['schemas'][number]>()
  for (const { object, extra } of knots.values()) {
    const schema = schemas.get(object.schema) ?? { name: object.schema, tables: [], views: [] }
    schemas.set(object.schema, schema)
    schema[extra === 'views' ? 'views' : 'tables'].push(object.name)
  }
  return [...schemas.values()]
}

import type { KeptDrawing } from '#contract/diagram'
import { tableId } from '../relations'
import type { Places, Point } from '../picture/links'
import type { Sketch } from './elk-graph'
import { placeAlone } from './layout'

/**
 * The places of a kept picture, for the tables there are now; null where it has to be laid out anew. A picture that
 * nobody arranged by hand is laid out anew as soon as anything in it has changed. One that was arranged stays: tables
 * it does not know, or that have outgrown their room, go below it.
 */
export function restored(kept: KeptDrawing, sketch: Sketch, aspect: number): Places | null {
  const { boxes, relations } = sketch
  const known = new Map(kept.tables.map((table) => [tableId(table), table]))
  const routes = new Map(
    kept.routes.map(({ schema, table, key, points }) => [JSON.stringify([schema, table, key]), points]),
  )
  const same = (id: string) => {
    const [box, was] = [boxes.get(id), known.get(id)]
    return box !== undefined && was?.width === box.width && was.height === box.height
  }
  const unchanged =
    known.size === boxes.size &&
    [...boxes.keys()].every(same) &&
    relations.filter(({ id }) => routes.has(id)).length === routes.size
  const at = new Map<string, Point>([...known].map(([id, { x, y }]) => [id, { x, y }]))
  if (unchanged) return { at, routes, arranged: kept.arranged }
  if (!kept.arranged) return null
  const stay = new Map([...at].filter(([id]) => boxes.has(id)))
  const unplaced = [...boxes.keys()].filter((id) => !stay.has(id) || isCramped(id, stay, sketch))
  for (const id of unplaced) stay.delete(id)
  const bottom = Math.max(0, ...[...stay].map(([id, { y }]) => y + (boxes.get(id)?.height ?? 0) + 72))
  const left = Math.min(0, ...[...stay.values()].map(({ x }) => x))
  for (const [id, { x, y }] of placeAlone(unplaced, sketch, 0, aspect))
    stay.set(id, { x: x + left, y: y + bottom })
  return {
    at: stay,
    routes: new Map(
      relations.flatMap(({ id, from, to }) => {
        const points = routes.get(id)
        return points !== undefined &&
          same(from) &&
          same(to) &&
          !unplaced.includes(from) &&
          !unplaced.includes(to)
          ? [[id, points] as const]
          : []
      }),
    ),
    arranged: true,
  }
}

/** A picture as it is kept. */
export function keptOf(sketch: Sketch, places: Places): KeptDrawing {
  const tables = [...sketch.boxes.values()].flatMap((box) => {
    const point = places.at.get(box.id)
    if (point === undefined) return []
    const { schema, name } = box.table
    return [{ schema, name, x: round(point.x), y: round(point.y), width: box.width, height: box.height }]
  })
  const from = new Map(sketch.relations.map((relation) => [relation.id, relation]))
  const routes = [...places.routes].flatMap(([id, points]) => {
    const relation = from.get(id)
    const table = relation === undefined ? undefined : sketch.boxes.get(relation.from)?.table
    if (relation === undefined || table === undefined) return []
    return [
      {
        schema: table.schema,
        table: table.name,
        key: relation.name,
        points: points.map((n) => round(n)),
      },
    ]
  })
  return { arranged: places.arranged, tables, routes }
}

/** Moves a table; its lines go straight over from then on. */
export function moved(sketch: Sketch, places: Places, id: string, to: Point): Places {
  const routes = new Map(places.routes)
  for (const relation of sketch.relations)
    if (relation.from === id || relation.to === id) routes.delete(relation.id)
  return { at: new Map(places.at).set(id, to), routes, arranged: true }
}

// Only a table that has grown can have come over another: those that have not stood free before.
function isCramped(id: string, at: ReadonlyMap<string, Point>, { boxes }: Sketch): boolean {
  const [box, point] = [boxes.get(id), at.get(id)]
  if (box === undefined || point === undefined) return false
  return [...at].some(([other, { x, y }]) => {
    const beside = boxes.get(other)
    return (
      other > id &&
      beside !== undefined &&
      x < point.x + box.width &&
      point.x < x + beside.width &&
      y < point.y + box.height &&
      point.y < y + beside.height
    )
  })
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api'
import type { Relation } from '../relations'
import type { Anchor } from '../picture/anchors'
import type { Box } from '../picture/boxes'
import type { Point } from '../picture/links'
import { leftToRight } from './order'

/** What a layout has to go by. */
export interface Sketch {
  readonly boxes: ReadonlyMap<string, Box>
  readonly relations: readonly Relation[]
  readonly anchors: ReadonlyMap<string, Anchor>
}

/** As much of a sketch as elkjs is told. */
export interface Outlines {
  readonly boxes: ReadonlyMap<string, Pick<Box, 'width' | 'height'>>
  readonly relations: readonly Pick<Relation, 'id' | 'from' | 'to'>[]
  readonly anchors: ReadonlyMap<string, Anchor>
}

/** A part with its places, from its own upper left corner. */
export interface LaidPart {
  readonly width: number
  readonly height: number
  readonly at: ReadonlyMap<string, Point>
  readonly routes: ReadonlyMap<string, readonly number[]>
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.padding': '[left=0,top=0,right=0,bottom=0]',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '28',
  'elk.spacing.edgeEdge': '10',
  'elk.layered.spacing.nodeNodeBetweenLayers': '84',
  'elk.layered.spacing.edgeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
}

/**
 * A part as elkjs takes it: tables with the points where their lines meet them, tied from left to right. With
 * `narrow`, tables that point to one stand in several columns instead of a tall one.
 */
export function elkGraph(
  ids: readonly string[],
  { boxes, relations, anchors }: Outlines,
  narrow: boolean,
): ElkNode {
  const within = new Set(ids)
  const own = relations.filter(({ from, to }) => from !== to && within.has(from) && within.has(to))
  const order = leftToRight(ids, own)
  const ports = new Map<string, Map<string, { y: number; east: boolean }>>()
  const port = (id: string, y: number, east: boolean) => {
    const name = `${id} ${east ? 'e' : 'w'} ${y}`
    const known = ports.get(id) ?? new Map<string, { y: number; east: boolean }>()
    ports.set(id, known.set(name, { y, east }))
    return name
  }
  const edges = own.map(({ id, from, to }): ElkExtendedEdge => {
    const anchor = anchors.get(id) ?? { from: 0, to: 0 }
    const forward = isForward(order, from, to)
    const [pointed, pointing] = [port(to, anchor.to, forward), port(from, anchor.from, !forward)]
    return { id, sources: [forward ? pointed : pointing], targets: [forward ? pointing : pointed] }
  })
  const children = ids.flatMap((id): ElkNode[] => {
    const box = boxes.get(id)
    if (box === undefined) return []
    return [
      {
        id,
        width: box.width,
        height: box.height,
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: [...(ports.get(id) ?? [])].map(([name, { y, east }]) => ({
          id: name,
          x: east ? box.width : 0,
          y,
          width: 0,
          height: 0,
          layoutOptions: { 'elk.port.side': east ? 'EAST' : 'WEST' },
        })),
      },
    ]
  })
  return {
    id: 'part',
    layoutOptions: { ...options, ...(narrow ? shortColumns(ids.length) : {}), ...effort(boxes.size) },
    children,
    edges,
  }
}

function shortColumns(tables: number): Record<string, string> {
  return {
    'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
    'elk.layered.layering.coffmanGraham.layerBound': String(Math.max(3, Math.ceil(Math.sqrt(tables / 1.4)))),
  }
}

// Among hundreds of tables nobody follows each crossing: half the time for a few more of them.
function effort(tables: number): Record<string, string> {
  return { 'elk.layered.thoroughness': tables > 120 ? '3' : '7' }
}

/** What elkjs made of it. */
export function readElk(laid: ElkNode, { relations, boxes }: Sketch): LaidPart {
  const at = new Map((laid.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]))
  const pointed = new Map(relations.map(({ id, to }) => [id, to]))
  const routes = new Map<string, readonly number[]>()
  for (const { id, sources, sections } of laid.edges ?? []) {
    const [section] = sections ?? []
    const to = pointed.get(id)
    if (section === undefined || to === undefined) continue
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
    const fromPointed = sources[0]?.startsWith(`${to} `) === true
    routes.set(
      id,
      (fromPointed ? points : points.toReversed()).flatMap(({ x, y }) => [x, y]),
    )
  }
  return trimmed(at, routes, boxes)
}

function trimmed(
  at: ReadonlyMap<string, Point>,
  routes: ReadonlyMap<string, readonly number[]>,
  boxes: ReadonlyMap<string, Box>,
): LaidPart {
  const corners = [...at].map(([id, { x, y }]) => {
    const box = boxes.get(id)
    return { x, y, right: x + (box?.width ?? 0), bottom: y + (box?.height ?? 0) }
  })
  const lines = [...routes.values()].flat()
  const [xs, ys] = [0, 1].map((odd) => lines.filter((_, index) => index % 2 === odd))
  const left = least([...corners.map((corner) => corner.x), ...(xs ?? [])])
  const top = least([...corners.map((corner) => corner.y), ...(ys ?? [])])
  return {
    width: -least([...corners.map((corner) => -corner.right), ...(xs ?? []).map((x) => -x)]) - left,
    height: -least([...corners.map((corner) => -corner.bottom), ...(ys ?? []).map((y) => -y)]) - top,
    at: new Map([...at].map(([id, { x, y }]) => [id, { x: x - left, y: y - top }])),
    routes: new Map(
      [...routes].map(([id, points]) => [id, points.map((n, index) => n - (index % 2 === 0 ? left : top))]),
    ),
  }
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((lowest, next) => Math.min(lowest, next), Number.POSITIVE_INFINITY)
}

function isForward(order: ReadonlyMap<string, number>, from: string, to: string): boolean {
  return (order.get(to) ?? 0) < (order.get(from) ?? 0)
}

import type { DiagramName } from '#contract/diagram'
import type { Sketch } from '../layout/elk-graph'
import type { Relation } from '../relations'
import { anchorsOf, roomyBoxes } from './anchors'
import type { Box } from './boxes'

/** Sized tables and their lines, ready to be laid out. */
export function sketched(plain: readonly Box[], relations: readonly Relation[]): Sketch {
  const boxes = roomyBoxes(new Map(plain.map((box) => [box.id, box])), relations)
  return { boxes, relations, anchors: anchorsOf(relations, boxes) }
}

/** Whether names alone would leave open which schema a table is of. */
export function severalSchemas(tables: Iterable<DiagramName>): boolean {
  return new Set([...tables].map(({ schema }) => schema)).size > 1
}

import { z } from 'zod'
import { Catalog, ObjectRef, Outline } from '../catalog'
import { DiagramAnswer, DiagramExtra, DiagramSubject } from '../diagram'
import { ObjectDetail } from '../object-detail'
import { Change } from '../change'
import { operation } from '../errors'
import { FirstRows } from '../rows'
import { TableUse } from '../use'

/** `refresh` false answers from the last look where there is one. */
const Look = z.object({ connectionId: z.string(), refresh: z.boolean().default(false) })
const One = z.object({ connectionId: z.string(), ref: ObjectRef })

export const catalog = {
  /** The tree: every object by name, with counts. */
  outline: operation.input(Look).output(Outline),
  /** What changed between an earlier look (by its `readAt`) and the last one; null where that look is no longer known. */
  changes: operation
    .input(z.object({ connectionId: z.string(), since: z.string() }))
    .output(z.array(Change).nullable()),
  object: operation.input(Look.extend({ ref: ObjectRef })).output(ObjectDetail),
  /** The tables a diagram is of, with what drawing them needs; none where they are more than `most`. */
  diagram: operation
    .input(
      Look.extend({
        of: DiagramSubject,
        also: z.array(DiagramExtra).default([]),
        most: z.int().nullable().default(null),
        /** Only so many of the tables, from this one on: a window reads a large answer in parts. */
        from: z.int().min(0).default(0),
        size: z.int().min(1).nullable().default(null),
      }),
    )
    .output(DiagramAnswer),
  /** The first rows of a table or view, read now, with a short time limit; nothing is kept. */
  rows: operation.input(One).output(FirstRows),
  /** Size and use of a table or materialized view, asked of the server now. */
  use: operation.input(One).output(TableUse),
  /** The DDL of everything, each object behind what it needs. */
  ddl: operation.input(Look).output(z.object({ ddl: z.string() })),
  /** The whole catalog, as `varve inspect` prints it. */
  read: operation.input(Look).output(Catalog),
}

import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ObjectRef } from '../catalog'
import { BothDdl, WorkProgress } from '../compare'
import { DialectName } from '../connection'
import { RevisionEffects, RoundTrip, Since } from '../effects'
import { operation } from '../errors'
import { TouchedCount, TouchedTable } from '../touched'

/** Where a history is replayed. `scratch`: the connection on whose server a scratch database may be made; null: the embedded PostgreSQL. */
const Replayed = z.object({ folder: z.string(), dialect: DialectName, scratch: z.string().nullable() })
const Done = z.object({ kind: z.literal('done') })

export const replay = {
  /** Replays the history as far as it is not known yet, and tells each revision's effects as they are known; leaving cancels it. */
  watch: operation
    .input(Replayed)
    .output(
      eventIterator(
        z.union([WorkProgress, z.object({ kind: z.literal('effects'), effects: RevisionEffects }), Done]),
      ),
    ),
  /** The DDL of an object before and after a revision; `named`: by its name on which side `ref` goes. */
  ddl: operation
    .input(Replayed.extend({ revision: z.string(), ref: ObjectRef, named: z.enum(['before', 'after']) }))
    .output(BothDdl),
  /** The tables that a revision touches and those its keys lead to, before and after: how many, then the tables themselves in parts, none where they are more than `most`. */
  touched: operation
    .input(Replayed.extend({ revision: z.string(), most: z.int().nullable() }))
    .output(
      eventIterator(
        z.union([TouchedCount, z.object({ kind: z.literal('tables'), tables: z.array(TouchedTable) })]),
      ),
    ),
  /** Which revision made each table, column, index and constraint that stands at these revisions (none: at all heads). */
  since: operation.input(Replayed.extend({ at: z.array(z.string()) })).output(z.array(Since)),
  /** Up, down and up again of one revision, or of all (null), each told as it is known. */
  roundTrips: operation
    .input(Replayed.extend({ revision: z.string().nullable() }))
    .output(
      eventIterator(
        z.union([WorkProgress, z.object({ kind: z.literal('round-trip'), roundTrip: RoundTrip }), Done]),
      ),
    ),
}

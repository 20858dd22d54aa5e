import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ObjectRef } from '../catalog'
import {
  BothDdl,
  CompareSide,
  Comparison,
  Drift,
  IgnoreRule,
  WantedComparison,
  WorkProgress,
} from '../compare'
import { operation } from '../errors'
import { SchemaPlan } from '../schema-plan'

/** `taken`: keys of the changes that are wanted; null for all that no rule ignores. */
const Taken = z.object({ id: z.string(), taken: z.array(z.string()).nullable() })

export const compare = {
  /** Reads both sides anew and tells every difference; leaving cancels it. */
  run: operation
    .input(WantedComparison)
    .output(
      eventIterator(
        z.union([WorkProgress, z.object({ kind: z.literal('comparison'), comparison: Comparison })]),
      ),
    ),
  /** An object's DDL on both sides of a comparison. */
  ddl: operation.input(z.object({ id: z.string(), ref: ObjectRef })).output(BothDdl),
  /** The way from one side to the other, proved in a throwaway where that can be. */
  plan: operation
    .input(Taken)
    .output(eventIterator(z.union([WorkProgress, z.object({ kind: z.literal('plan'), plan: SchemaPlan })]))),
  /** Writes the plan as a new revision in the project's own format. `fingerprint` is that of the plan that was seen. */
  save: operation
    .input(Taken.extend({ fingerprint: z.string(), folder: z.string(), message: z.string() }))
    .output(z.object({ revision: z.string(), files: z.array(z.string()) })),
  /** The plan as a script. */
  script: operation.input(Taken.extend({ fingerprint: z.string() })).output(z.object({ sql: z.string() })),
  /** Runs the plan on the connection that is its *from*, with the run lock and the journal, and reads it back; watched as any other run. */
  start: operation.input(Taken.extend({ fingerprint: z.string() })).output(z.object({ runId: z.string() })),
  rules: operation.input(z.object({ folder: z.string() })).output(z.array(IgnoreRule)),
  setRules: operation
    .input(z.object({ folder: z.string(), rules: z.array(IgnoreRule) }))
    .output(z.array(IgnoreRule)),
  /** Saves a side's catalog as a file: JSON, or its DDL where the name ends in `.sql`. Without `replace`, a file that is there stays, and `file-exists` is thrown. */
  snapshot: operation
    .input(
      z.object({
        side: CompareSide,
        scratch: z.string().nullable(),
        file: z.string(),
        replace: z.boolean().default(false),
      }),
    )
    .output(z.object({ file: z.string(), objects: z.int(), notes: z.array(z.string()) })),
  /** Whether the live database differs from what its project's current revisions make. */
  drift: operation
    .input(
      z.object({
        folder: z.string(),
        connectionId: z.string(),
        /** As a comparison's. */
        scratch: z.string().nullable().default(null),
      }),
    )
    .output(Drift),
}

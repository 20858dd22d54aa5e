import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ObjectRef } from '../catalog'
import {
  BothDdl,
  ComparedChange,
  CompareSide,
  Drift,
  IgnoreRule,
  ToldComparison,
  WantedComparison,
  WorkProgress,
} from '../compare'
import { operation } from '../errors'
import { HazardCode } from '../schema-plan'
import { PlannedStatement, RefusedChange, ToldPlan } from '../told-plan'

/** A plan that was seen, by its comparison and its fingerprint. */
const SeenPlan = z.object({ id: z.string(), fingerprint: z.string() })

/** A part of a list that is too long to be told at once. */
const Page = z.object({ from: z.int().min(0), count: z.int().min(1).max(500) })

export const compare = {
  /** Reads both sides anew and tells every difference, in parts, and then the comparison that they belong to; leaving cancels it. */
  run: operation
    .input(WantedComparison)
    .output(
      eventIterator(
        z.union([
          WorkProgress,
          z.object({ kind: z.literal('changes'), changes: z.array(ComparedChange) }),
          z.object({ kind: z.literal('comparison'), comparison: ToldComparison }),
        ]),
      ),
    ),
  /** An object's DDL on both sides of a comparison. */
  ddl: operation.input(z.object({ id: z.string(), ref: ObjectRef })).output(BothDdl),
  /** The way from one side to the other, proved in a throwaway where that can be. `taken`: keys of the changes that are wanted; null for all that no rule ignores. */
  plan: operation
    .input(z.object({ id: z.string(), taken: z.array(z.string()).nullable() }))
    .output(eventIterator(z.union([WorkProgress, z.object({ kind: z.literal('plan'), plan: ToldPlan })]))),
  /** Statements of a plan in running order; with a hazard only those that have it. `total` is how many there are of these. */
  statements: operation
    .input(SeenPlan.extend({ hazard: HazardCode.nullable(), ...Page.shape }))
    .output(z.object({ statements: z.array(PlannedStatement), total: z.int() })),
  /** The changes that no statement of a plan makes. */
  refused: operation
    .input(SeenPlan.extend(Page.shape))
    .output(z.object({ refused: z.array(RefusedChange), total: z.int() })),
  /** Writes the plan as a new revision in the project's own format. */
  save: operation
    .input(SeenPlan.extend({ folder: z.string(), message: z.string() }))
    .output(z.object({ revision: z.string(), files: z.array(z.string()) })),
  /** The plan as a script. */
  script: operation.input(SeenPlan).output(z.object({ sql: z.string() })),
  /** Runs the plan on the connection that is its *from*, with the run lock and the journal, and reads it back; watched as any other run. */
  start: operation.input(SeenPlan).output(z.object({ runId: z.string() })),
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

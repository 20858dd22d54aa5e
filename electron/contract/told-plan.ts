import { z } from 'zod'
import { ChangeKind } from './change'
import { Hazard, HazardCode, HazardSeverity, Proof } from './schema-plan'

/** The most of a list that is told with a plan; the count beside it tells how long the list is. */
export const mostTold = 200

/** A change that no statement makes. */
const refusedChangeShape = z.object({
  /** As the comparison tells it; a part of a change has the key of the whole. */
  key: z.string(),
  kind: ChangeKind,
  /** Without its sign. */
  sentence: z.string(),
  why: z.string(),
})
export interface RefusedChange extends z.infer<typeof refusedChangeShape> {}
export const RefusedChange: z.ZodType<RefusedChange> = refusedChangeShape

/** How many statements of a plan have a hazard. */
const hazardCountShape = z.object({
  code: HazardCode,
  /** The worst among them. */
  severity: HazardSeverity,
  statements: z.int(),
})
export interface HazardCount extends z.infer<typeof hazardCountShape> {}
export const HazardCount: z.ZodType<HazardCount> = hazardCountShape

/** What is known of a plan as a whole. Its statements, and the changes it refuses, are asked for in pages. */
const toldPlanShape = z.object({
  /** Names the plan, and ties it to what it was made from. */
  fingerprint: z.string(),
  statements: z.int(),
  /** Transactions, and statements that commit by themselves. */
  steps: z.int(),
  /** Worst first. */
  hazards: z.array(HazardCount),
  /** Changes that no statement makes. */
  refused: z.object({ count: z.int(), first: z.array(RefusedChange) }),
  /** Whether the reverses, run backwards, give *from* back; false where one is missing or data can't come back. */
  reversible: z.boolean(),
  /** `left` holds the first of what is left. */
  proof: Proof,
  /** How many differences are left where the proof says `differs`, else 0. */
  left: z.int(),
  /** What was taken along with what was wanted, and why, in sentences. */
  notes: z.object({ count: z.int(), first: z.array(z.string()) }),
})
export interface ToldPlan extends z.infer<typeof toldPlanShape> {}
export const ToldPlan: z.ZodType<ToldPlan> = toldPlanShape

/** A statement of a plan with where it stands. */
const plannedStatementShape = z.object({
  /** Its place in the plan, from 0. */
  at: z.int(),
  /** The step that it belongs to; where several statements do, they are one transaction. */
  step: z.object({
    at: z.int(),
    transactional: z.boolean(),
    /** The place of its first statement. */
    first: z.int(),
    statements: z.int(),
  }),
  sql: z.string(),
  /** What undoes it, run behind the reverses of all that come after it; null where nothing does. */
  reverseSql: z.string().nullable(),
  /** The key of the change that it is for; null where it serves several. */
  change: z.string().nullable(),
  hazards: z.array(Hazard),
})
export interface PlannedStatement extends z.infer<typeof plannedStatementShape> {}
export const PlannedStatement: z.ZodType<PlannedStatement> = plannedStatementShape

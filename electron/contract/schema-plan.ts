import { z } from 'zod'
import { ObjectRef } from './catalog'
import { Change } from './change'
import { AppErrorData } from './errors'

export const HazardCode = z.enum([
  'data-loss',
  'table-rewrite',
  'write-lock',
  'may-fail-on-data',
  'breaks-readers',
])
export type HazardCode = z.infer<typeof HazardCode>

export const HazardSeverity = z.enum(['note', 'warning', 'danger'])
export type HazardSeverity = z.infer<typeof HazardSeverity>

/** What a statement may do to data, or to those who use it meanwhile. */
const hazardShape = z.object({
  code: HazardCode,
  severity: HazardSeverity,
  /** What it happens to. */
  ref: ObjectRef,
  /** What happens and why, in a sentence. */
  reason: z.string(),
  /** The safer way, where there is one. */
  advice: z.string().nullable(),
  /** The server's documentation that says so. */
  source: z.string(),
  /** The server's estimate of the rows at stake; null where it has none or none are. */
  rows: z.int().nullable(),
  bytes: z.int().nullable(),
})
export interface Hazard extends z.infer<typeof hazardShape> {}
export const Hazard: z.ZodType<Hazard> = hazardShape

/** One statement of the way from one catalog to another. */
export interface SchemaStatement {
  readonly sql: string
  /** What undoes it, run behind the reverses of all that come after it; null where nothing does. */
  readonly reverseSql: string | null
  /** The change that it is for, by its place in the plan's list; null where it serves several. */
  readonly change: number | null
  /** False where the server cannot run it inside a transaction, or commits by itself. */
  readonly transactional: boolean
  readonly hazards: readonly Hazard[]
}

/** Statements that stand or fall together: one transaction, or one statement that commits by itself. */
export interface SchemaStep {
  readonly transactional: boolean
  readonly statements: readonly SchemaStatement[]
}

/** What the plan leaves and what then names what is not there: a function's body, which the server checks when it is made alone. */
const unfitShape = z.object({
  ref: ObjectRef,
  /** What does not fit and the server's words, in a sentence. */
  reason: z.string(),
  /** The way on. */
  advice: z.string(),
  /** Whether it does not fit a copy of the other side either, so that it is no fault of the plan. */
  there: z.boolean(),
})
export interface UnfitObject extends z.infer<typeof unfitShape> {}
export const UnfitObject: z.ZodType<UnfitObject> = unfitShape

/** What a plan that ran and left nothing to do makes besides. */
const ranShape = {
  /** Where: `PGlite 18.0`, `a scratch database on localhost`. */
  where: z.string(),
  /** Whether the reverse, run behind it, gave *from* back; null where the plan has no whole reverse. */
  reverse: z.boolean().nullable(),
  /** What did fit before, or was not there, and does not fit the schema that the plan leaves. */
  unfit: z.array(UnfitObject),
  /** What the server could not be asked about, in a sentence; null where nothing. */
  unasked: z.string().nullable(),
}

/** Whether the plan was run in a throwaway copy of *from* and gave *to*. */
const proofShape = z.discriminatedUnion('kind', [
  /** What does not fit then is as unfit on the other side. */
  z.object({ kind: z.literal('proved'), ...ranShape }),
  /** It ran and gave *to*, and something that fits on the other side does not fit what it leaves. */
  z.object({ kind: z.literal('unfit'), ...ranShape }),
  /** It ran, and these changes are left. */
  z.object({ kind: z.literal('differs'), where: z.string(), left: z.array(Change) }),
  /** A statement failed; `at` counts the plan's statements from 0, and is null where the copy of *from* could not be made. */
  z.object({ kind: z.literal('failed'), where: z.string(), at: z.int().nullable(), error: AppErrorData }),
  z.object({ kind: z.literal('not-tried'), why: z.string() }),
])
export type Proof = z.infer<typeof proofShape>
export const Proof: z.ZodType<Proof> = proofShape

/** The way from one catalog to another. Of thousands of changes it is large: a page is told `ToldPlan`. */
export interface SchemaPlan {
  readonly changes: readonly Change[]
  readonly steps: readonly SchemaStep[]
  /** Changes that no statement makes, by their place among the changes, each with why. */
  readonly refused: readonly { readonly change: number; readonly why: string }[]
  /** Whether the reverses, run backwards, give *from* back; false where one is missing or data can't come back. */
  readonly reversible: boolean
  readonly proof: Proof
  /** What was taken along with what was wanted, and why, in sentences. */
  readonly notes: readonly string[]
  /** Ties the plan to what it was made from. */
  readonly fingerprint: string
}

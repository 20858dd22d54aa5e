import { z } from 'zod'
import { ObjectKind, ObjectRef } from './catalog'

export const HealthRule = z.enum([
  'invalid-index',
  'counter-near-end',
  'unvalidated-constraint',
  'no-primary-key',
  'foreign-key-types',
  'unindexed-foreign-key',
  'duplicate-index',
  'prefix-index',
  'unused-index',
  'mixed-collations',
])
export type HealthRule = z.infer<typeof HealthRule>

export const Severity = z.enum(['bad', 'warn', 'info'])
export type Severity = z.infer<typeof Severity>

/** One thing about a schema that is worth mending. */
const findingShape = z.object({
  rule: HealthRule,
  severity: Severity,
  /** What it is about: an index, a constraint, a column or a table. */
  ref: ObjectRef,
  /** The table or materialized view that it is shown with. */
  page: ObjectRef,
  what: z.string(),
  why: z.string(),
  /** The statement that mends it, with its `;`; null where no single one does. */
  mend: z.string().nullable(),
  /** What to know before running it; null for nothing. */
  caution: z.string().nullable(),
  /** What is concerned, in bytes; null where that is not known. */
  bytes: z.int().nullable(),
  /** Why the project lets it be; null where it does not. */
  suppressed: z.object({ reason: z.string() }).nullable(),
})
export interface Finding extends z.infer<typeof findingShape> {}
export const Finding: z.ZodType<Finding> = findingShape

/** What the rules find in a catalog, the worst first. */
const healthShape = z.object({
  findings: z.array(Finding),
  /** What could not be judged, and why, in sentences. */
  unknown: z.array(z.string()),
  /** Since when the server counts the use of indexes; null where it does not say. */
  countedSince: z.string().nullable(),
  /** Why the project's suppressions are not heeded, in a sentence; null where they are. */
  notice: z.string().nullable(),
  /** The catalog's. */
  readAt: z.string(),
})
export interface Health extends z.infer<typeof healthShape> {}
export const Health: z.ZodType<Health> = healthShape

/** A finding that the project lets be. What stands in the connection's own schema has none, so that it holds for every database of the project. */
export const Suppression = z.strictObject({
  rule: HealthRule,
  kind: ObjectKind,
  schema: z.string().max(256).nullable().default(null),
  table: z.string().max(256).nullable().default(null),
  name: z.string().max(1024),
  reason: z.string().min(1).max(2000),
})
export type Suppression = z.infer<typeof Suppression>

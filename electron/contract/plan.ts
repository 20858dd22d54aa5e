import { z } from 'zod'
import { AppErrorData } from './errors'
import { Direction } from './revision'

/** One statement as its file has it, and where it stands there (line and column from 1, UTF-16 units). */
export const Statement = z.object({
  sql: z.string(),
  line: z.int(),
  column: z.int(),
  /** False where the server cannot run it inside a transaction, or commits by itself. */
  transactional: z.boolean(),
  /** Why it is not transactional, in a sentence. */
  reason: z.string().nullable(),
  /** The file's own transaction control. */
  control: z.enum(['begin', 'commit', 'rollback']).nullable(),
})
export type Statement = z.infer<typeof Statement>

/** `one`: the step and its ledger row are one transaction. `parts`: some statements run outside, one by one. `own`: the file controls its transactions. `none`: each statement commits by itself. `delegated`: the project's own tool runs it. */
export const TransactionMode = z.enum(['one', 'parts', 'own', 'none', 'delegated'])
export type TransactionMode = z.infer<typeof TransactionMode>

/** Where a step's statements come from. `file`: as the file has them. `data`: read as data, rendered by the dialect. `rendered`: told by the project's own Alembic. `delegated`: known only to it, which runs them. */
export const ScriptWay = z.enum(['file', 'data', 'rendered', 'delegated'])
export type ScriptWay = z.infer<typeof ScriptWay>

/** What a step makes of the current revisions in Alembic's version table. */
export const VersionMove = z.object({ from: z.array(z.string()), to: z.array(z.string()) })
export type VersionMove = z.infer<typeof VersionMove>

export const PlanStep = z.object({
  revision: z.string(),
  message: z.string(),
  direction: Direction,
  file: z.string(),
  checksum: z.string(),
  statements: z.array(Statement),
  way: ScriptWay,
  transaction: TransactionMode,
  /** Said before it runs, where `transaction` is not `one`. */
  note: z.string().nullable(),
  /** Statements that already stand from a run that stopped; the run goes on behind them. */
  resumeAfter: z.int(),
  /** Null where the ledger alone keeps what is applied. */
  versions: VersionMove.nullable(),
})
export type PlanStep = z.infer<typeof PlanStep>

/** What would be run, in order. `fingerprint` ties it to the state of the server and the files it was made from. */
export const Plan = z.object({
  direction: Direction,
  steps: z.array(PlanStep),
  fingerprint: z.string(),
  /** Why it can't be run as it stands; null where it can. */
  refusal: AppErrorData.nullable(),
})
export type Plan = z.infer<typeof Plan>

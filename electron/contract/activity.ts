import { z } from 'zod'

/** Why Varve sent a statement: a revision's own, the ledger's, a look at the catalog, or session keeping (locks, settings). */
export const ActivityPurpose = z.enum(['revision', 'ledger', 'look', 'session'])
export type ActivityPurpose = z.infer<typeof ActivityPurpose>

/** One statement Varve sent to a database. Password literals are blanked before it is kept. */
export const ActivityEntry = z.object({
  id: z.string(),
  connectionId: z.string(),
  purpose: ActivityPurpose,
  /** The revision it belongs to, for `revision` and `ledger`. */
  revision: z.string().nullable(),
  sql: z.string(),
  startedAt: z.string(),
  /** Null while it runs, or where Varve ended before the server answered; `outcome` is then `unknown`, as where the link was lost. */
  ms: z.number().nullable(),
  outcome: z.enum(['running', 'done', 'failed', 'unknown']),
  rows: z.int().nullable(),
  error: z.string().nullable(),
})
export type ActivityEntry = z.infer<typeof ActivityEntry>

import { z } from 'zod'

/** One direction of a revision as statements, told without a database. */
export const ToldScript = z.object({
  revision: z.string(),
  direction: z.enum(['upgrade', 'downgrade']),
  /** `read`: from the file itself. `rendered`: told by the project's own Alembic. `delegated`: only it can run them. `none`: not known. */
  way: z.enum(['read', 'rendered', 'delegated', 'none']),
  statements: z.array(z.string()),
  /** Why it is not read, in a sentence; null where it is. */
  reason: z.string().nullable(),
})
export type ToldScript = z.infer<typeof ToldScript>

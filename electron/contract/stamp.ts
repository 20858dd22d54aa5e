import { z } from 'zod'

/** What a stamp is to make of the version table: targets in Alembic's revision language; `purge` forgets first what stands there. */
export const WantedStamp = z.object({ targets: z.array(z.string()), purge: z.boolean() })
export type WantedStamp = z.infer<typeof WantedStamp>

/** What the catalog says of a revision whose standing a stamp would change. */
export const RevisionEvidence = z.object({
  revision: z.string(),
  message: z.string(),
  becomes: z.enum(['applied', 'pending']),
  /** What of its upgrade the catalog shows: `table notes`, `no column notes.draft`. */
  found: z.array(z.string()),
  /** What of its upgrade the catalog does not show. */
  missing: z.array(z.string()),
  /** Why its script can't be compared, in a sentence; null where it was. */
  unread: z.string().nullable(),
})
export type RevisionEvidence = z.infer<typeof RevisionEvidence>

/** What a stamp would do, and what the catalog says to it; base first. */
export const StampLook = z.object({
  /** The rows of the version table as they were seen, and as they would be. */
  from: z.array(z.string()),
  to: z.array(z.string()),
  revisions: z.array(RevisionEvidence),
})
export type StampLook = z.infer<typeof StampLook>

/** Whether the catalog speaks against the stamp, or can't say: what would be applied is not all there, or what would be pending is. */
export function isDoubtful({ becomes, found, missing, unread }: RevisionEvidence): boolean {
  return unread !== null || (becomes === 'applied' ? missing : found).length > 0
}

import { z } from 'zod'

/** A file, elsewhere in the project's git history, that sets a revision's id. */
export const Whereabouts = z.object({
  /** The newest commit that brought the file in this form. */
  commit: z.string(),
  date: z.string(),
  subject: z.string(),
  /** From the top of the checkout. */
  path: z.string(),
  /** Branches that have the file now; none where it stands in earlier commits alone. */
  branches: z.array(z.string()),
})
export type Whereabouts = z.infer<typeof Whereabouts>

/** What git says about a revision that no file of the project has. */
export const WhereIs = z.object({
  found: z.array(Whereabouts),
  /** Why git could not be asked, or not to the end, in a sentence; null where all of it was searched. */
  note: z.string().nullable(),
})
export type WhereIs = z.infer<typeof WhereIs>

import { z } from 'zod'

/** A file that someone is to name. */
const wantedFileShape = z.object({
  /** Whether it is there to be read, or is to be written. */
  purpose: z.enum(['open', 'save']),
  title: z.string(),
  /** What its name ends in, without the dot: `json`. */
  endings: z.array(z.string()),
  /** Where to start: a folder, or the file as it is named until now; null for wherever the system starts. */
  start: z.string().nullable(),
})
export interface WantedFile extends z.infer<typeof wantedFileShape> {}
export const WantedFile: z.ZodType<WantedFile> = wantedFileShape

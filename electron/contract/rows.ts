import { z } from 'zod'

/** One value as text: null is SQL's NULL. Binary stands in hexadecimal. */
export const Cell = z
  .object({
    text: z.string(),
    /** Bytes of the whole value, where `text` is only its beginning; null where it is all of it. */
    cutFrom: z.int().nullable(),
    binary: z.boolean(),
  })
  .nullable()
export type Cell = z.infer<typeof Cell>

/** The first rows of a table or view, with big values cut by the server. */
const firstRowsShape = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(Cell)),
  /** The most rows that are read. */
  limit: z.int(),
  /** Whether there are more than were read. */
  more: z.boolean(),
  /** The primary key's columns, where rows are put in its order; none where the server gives them as they come. */
  orderedBy: z.array(z.string()),
  readAt: z.string(),
})
export interface FirstRows extends z.infer<typeof firstRowsShape> {}
export const FirstRows: z.ZodType<FirstRows> = firstRowsShape

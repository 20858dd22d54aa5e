import { z } from 'zod'

/** What a table takes on disk and how it is used, as the server's own statistics say. */
const tableUseShape = z.object({
  /** In the order shown; `value` is a number of bytes, a count, an ISO time or plain words. */
  facts: z.array(
    z.object({ name: z.string(), as: z.enum(['bytes', 'count', 'time', 'words']), value: z.string() }),
  ),
  indexes: z.array(
    z.object({
      name: z.string(),
      /** Null where the server does not tell. */
      bytes: z.int().nullable(),
      /** How often the index was read since `countedSince`; null where the server does not count. */
      scans: z.int().nullable(),
    }),
  ),
  /** Since when the server counts use; null where it does not say. */
  countedSince: z.string().nullable(),
  /** What the server does not tell, and why, in sentences. */
  unknown: z.array(z.string()),
  readAt: z.string(),
})
export interface TableUse extends z.infer<typeof tableUseShape> {}
export const TableUse: z.ZodType<TableUse> = tableUseShape

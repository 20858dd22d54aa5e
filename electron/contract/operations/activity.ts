import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ActivityEntry } from '../activity'
import { operation } from '../errors'

export const activity = {
  /** The newest `limit` statements before `before` (an entry id), newest first, from this machine's journal. */
  list: operation
    .input(
      z.object({ connectionId: z.string(), limit: z.int().min(1).max(1000), before: z.string().nullable() }),
    )
    .output(z.array(ActivityEntry)),
  /** Yields an entry whenever one begins or ends. */
  watch: operation.input(z.object({ connectionId: z.string() })).output(eventIterator(ActivityEntry)),
}

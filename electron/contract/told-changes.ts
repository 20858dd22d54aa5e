import { z } from 'zod'
import { ChangeKind } from './change'
import { SourcePlace } from './errors'

/** One thing a script does, in words, and where it stands in its file. */
export const ToldChange = z.object({
  /** Null for what changes no object of the schema: rows, SQL of its own, the end of a transaction. */
  kind: ChangeKind.nullable(),
  /** Without its sign: `index ix_notes_title on notes(title)`. */
  sentence: z.string(),
  /** What else is worth a word: `unique`, `not null, default now()`, the SQL of an `op.execute`. */
  aside: z.string().nullable(),
  line: z.int(),
  column: z.int(),
})
export type ToldChange = z.infer<typeof ToldChange>

/** What one direction of a revision changes, told from its file alone; or why that can't be told. */
export const ToldChanges = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), file: z.string(), changes: z.array(ToldChange) }),
  z.object({ kind: z.literal('unread'), place: SourcePlace, why: z.string() }),
])
export type ToldChanges = z.infer<typeof ToldChanges>

import { z } from 'zod'
import { type ActivityEntry, ActivityPurpose } from '#contract/activity'
import { linesBackwards, olderFile } from './journal-file'

/** Written before a statement is sent. */
const BeginLine = z.object({
  line: z.literal('begin'),
  id: z.string(),
  purpose: ActivityPurpose,
  revision: z.string().nullable(),
  sql: z.string(),
  at: z.string(),
})
/** Written when the server has answered. */
const EndLine = z.object({
  line: z.literal('end'),
  id: z.string(),
  ms: z.number(),
  outcome: z.enum(['done', 'failed', 'unknown']),
  rows: z.int().nullable(),
  error: z.string().nullable(),
})
const Line = z.discriminatedUnion('line', [BeginLine, EndLine])
type EndLine = z.infer<typeof EndLine>

/** The line that says a statement is about to be sent. */
export function beginLine({ id, purpose, revision, sql, startedAt: at }: ActivityEntry): string {
  return JSON.stringify({ line: 'begin', id, purpose, revision, sql, at } satisfies z.infer<typeof BeginLine>)
}

/** The line that says what became of it. */
export function endLine({ id, ms, outcome, rows, error }: ActivityEntry): string {
  const ended = outcome === 'running' ? 'unknown' : outcome
  return JSON.stringify({ line: 'end', id, ms: ms ?? 0, outcome: ended, rows, error } satisfies EndLine)
}

/** What the files of one connection hold, newest first. Lines that can't be read are passed over; a statement without an end is `unknown`. */
export async function* readEntries(path: string, connectionId: string): AsyncGenerator<ActivityEntry, void> {
  const ends = new Map<string, EndLine>()
  for (const file of [path, olderFile(path)]) {
    for await (const text of linesBackwards(file)) {
      const line = readLine(text)
      if (line === null) continue
      if (line.line === 'end') {
        ends.set(line.id, line)
        continue
      }
      const end = ends.get(line.id)
      ends.delete(line.id)
      yield {
        id: line.id,
        connectionId,
        purpose: line.purpose,
        revision: line.revision,
        sql: line.sql,
        startedAt: line.at,
        ms: end?.ms ?? null,
        outcome: end?.outcome ?? 'unknown',
        rows: end?.rows ?? null,
        error: end?.error ?? null,
      }
    }
  }
}

function readLine(text: string): z.infer<typeof Line> | null {
  try {
    return Line.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

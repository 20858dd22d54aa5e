import type { DiagramAnswer, DiagramExtra, DiagramSubject } from '#contract/diagram'
import { client } from '../../app/client'

interface Question {
  readonly connectionId: string
  readonly refresh: boolean
  readonly of: DiagramSubject
  readonly also: DiagramExtra[]
  readonly most: number | null
}

/** So many tables take the page about as long to take in as a frame lasts. */
const size = 200

/** Asks for what a diagram is drawn from, in parts: a message of thousands of tables would hold the page up. */
export async function readAnswer(question: Question, signal: AbortSignal): Promise<DiagramAnswer> {
  const answer = await client.catalog.diagram({ ...question, size }, { signal })
  const { tables, count, readAt } = answer
  if (tables === null) return answer
  for (let from = tables.length; from < count; from = tables.length) {
    const next = await client.catalog.diagram({ ...question, refresh: false, from, size }, { signal })
    // Somebody has looked anew in between: parts of two looks make no picture.
    if (next.readAt !== readAt || next.tables === null || next.tables.length === 0)
      return client.catalog.diagram({ ...question, refresh: false }, { signal })
    tables.push(...next.tables)
  }
  return answer
}

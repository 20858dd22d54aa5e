import type { DefinedObject } from '#contract/catalog'
import type { Row, Session } from '../../dialect'
import { quoteIn } from '../quote'
import { readEach, textIn } from './read-each'
import type { TableRow } from './tables'

/** MariaDB's sequences with their DDL; those that the server does not tell are named in `unseen`. */
export async function readSequences(
  session: Session,
  rows: readonly TableRow[],
): Promise<{ objects: DefinedObject[]; unseen: string[] }> {
  const { database } = session.server
  const answers = await readEach(
    session,
    rows.flatMap(({ table }) => [
      `show create sequence ${quoteIn(database, table)}`,
      `select * from ${quoteIn(database, table)}`,
    ]),
    (answer) => answer,
  )
  const objects: DefinedObject[] = []
  const unseen: string[] = []
  for (const [at, { table: name, comment }] of rows.entries()) {
    const [created, state] = answers.slice(2 * at)
    const text = textIn(created?.rows[0], 'Create Table')
    if (text === null) unseen.push(`Sequence ${name} is not told: ${created?.refusal?.message ?? ''}.`)
    else
      objects.push({
        ref: { kind: 'sequence', schema: database, name, table: null },
        definition: `${text};`,
        facts: factsOf(state?.rows[0] ?? {}),
        comment: comment === '' ? null : comment,
      })
  }
  return { objects, unseen }
}

const facts = [
  ['start_value', 'start'],
  ['increment', 'increment'],
  ['minimum_value', 'minimum'],
  ['maximum_value', 'maximum'],
  ['cache_size', 'cache'],
  ['next_not_cached_value', 'next value not cached'],
] as const

function factsOf(state: Row): DefinedObject['facts'] {
  return facts.flatMap(([column, name]) => {
    const value = state[column]
    return typeof value === 'number' || typeof value === 'string' ? [{ name, value: String(value) }] : []
  })
}

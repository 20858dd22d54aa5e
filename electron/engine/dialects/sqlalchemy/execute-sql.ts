import { refuse } from './refuse'
import type { DialectWords, Of } from './renderer'
import type { Spelling } from './spelling'

/** `op.execute`: its text, with values where the script puts them, as the statements that stand in it. */
export async function executeSql(
  words: DialectWords,
  spelling: Spelling,
  { sql, place }: Of<'execute'>,
): Promise<string[]> {
  const text = sql
    .map((part) => (typeof part === 'string' ? part : words.value(spelling, part.value, null, place)))
    .join('')
  const statements = await words.split(text)
  if (statements.length === 0)
    refuse(
      spelling,
      place,
      'op.execute is given no statement, and an empty one is refused.',
      'Take the call out of the script.',
    )
  if (statements.length > 1) words.refuseSeveral(spelling, statements.length, place)
  return statements.map((statement) => statement.sql)
}

import { AppError } from '../../errors'
import { keywords } from './keywords'

const plain = /^[a-z_][a-z0-9_]*$/

/** A name as it stands in SQL that `quote` or the server wrote, for regular expressions. */
export const identifier = '(?:[a-z_][a-z0-9_]*|"(?:[^"]|"")*")'

/**
 * A name as PostgreSQL's own `quote_ident` writes it: bare where it means the same bare.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/ruleutils.c (quote_identifier)
 */
export function quote(name: string): string {
  return plain.test(name) && !keywords.has(name) ? name : quoted(name)
}

/** A name in quotes, whether it needs them or not: as a server of another version, or a person, may have written it. */
export function quoted(name: string): string {
  // The server would read the statement up to there alone.
  if (name.includes('\0'))
    throw new AppError('not-planned', 'A name holds a NUL character, which PostgreSQL has in no name.', {
      advice: 'Take it out of the name where it is written.',
    })
  return `"${name.replaceAll('"', '""')}"`
}

/** Quotes text as an SQL string literal that means the same whatever `standard_conforming_strings` says. */
export function literal(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

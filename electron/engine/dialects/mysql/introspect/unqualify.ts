import { quote } from '../quote'

const token = /`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"/g

/**
 * Takes the database's own name out of a view's definition, where the server writes it before every table and column:
 * SHOW CREATE VIEW leaves it out as well, and without it the definition holds in any database.
 */
export function unqualify(definition: string, database: string): string {
  const own = quote(database)
  if (!definition.includes(own)) return definition
  let result = ''
  let copied = 0
  for (const match of definition.matchAll(token)) {
    const end = match.index + match[0].length
    const qualifies = match[0] === own && definition[end] === '.' && definition[match.index - 1] !== '.'
    if (!qualifies) continue
    result += definition.slice(copied, match.index)
    copied = end + 1
  }
  return result + definition.slice(copied)
}

import { quote } from '../quote'

/** What a view's text names; null where it cannot be told surely. */
export interface NamesUsed {
  /** Tables, views and sequences of the database. */
  readonly relations: Set<string>
  /** Functions of the database, or of another one where there is none of that name. */
  readonly functions: Set<string>
}

const token = /`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"/g

/**
 * Reads the names of a view's text as information_schema has it: every name quoted, the database before every table,
 * every column with its table. A pair that begins with the database is then a table, unless something else in the text
 * bears the database's name; a name before a parenthesis is a function, unless it also stands elsewhere.
 */
export function namesUsed(definition: string, database: string): NamesUsed | null {
  const own = quote(database)
  const relations = new Set<string>()
  const functions = new Set<string>()
  const others = new Set<string>()
  for (const { 0: text, index } of definition.matchAll(token)) {
    if (!text.startsWith('`')) continue
    const end = index + text.length
    const behindPoint = definition[index - 1] === '.'
    const called = definition[end] === '('
    if (text === own && (behindPoint || definition[end] !== '.')) return null
    if (called) functions.add(nameOf(text))
    else others.add(nameOf(text))
    if (!called && behindPoint && definition.slice(0, index - 1).endsWith(own)) relations.add(nameOf(text))
  }
  for (const name of functions) if (others.has(name)) return null
  return { relations, functions }
}

function nameOf(text: string): string {
  return text.slice(1, -1).replaceAll('``', '`')
}

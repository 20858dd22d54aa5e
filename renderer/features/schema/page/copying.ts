import type { ObjectRef } from '#contract/catalog'
import type { DialectName } from '#contract/connection'

const quotes: Record<DialectName, string> = { postgres: '"', mysql: '`' }

/**
 * `schema.name`, quoted as the server reads it whatever the names hold. What belongs to a table goes by its name alone,
 * as in its own statements. A routine's argument types stay as the server wrote them, behind its quoted name.
 */
export function qualifiedName(dialect: DialectName, ref: ObjectRef): string {
  const quote = quotes[dialect]
  const quoted = (name: string): string => quote + name.replaceAll(quote, quote + quote) + quote
  const [name, behind] = routines.has(ref.kind) ? splitArguments(ref.name) : [ref.name, '']
  const schema = ref.schema === '' || ref.table !== null ? '' : `${quoted(ref.schema)}.`
  return schema + quoted(name) + behind
}

const routines: ReadonlySet<ObjectRef['kind']> = new Set(['function', 'procedure', 'aggregate'])

// A type has no parentheses among arguments; a routine's own name may.
function splitArguments(name: string): [name: string, behind: string] {
  const at = name.endsWith(')') ? name.lastIndexOf('(') : -1
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)]
}

import type { ObjectRef } from '#contract/catalog'
import type { DialectName } from '#contract/connection'

const quotes: Record<DialectName, string> = { postgres: '"', mysql: '`' }

/** `schema.name`, quoted as the server reads it whatever the names hold. */
export function qualifiedName(dialect: DialectName, ref: Pick<ObjectRef, 'schema' | 'name'>): string {
  const quote = quotes[dialect]
  return [ref.schema, ref.name].map((name) => quote + name.replaceAll(quote, quote + quote) + quote).join('.')
}

/** The longest name the server keeps, in bytes. */
const longest = 63

import type { ObjectRef } from '#contract/catalog'
import { quote, quoted } from '../quote'

/** What a type is called while its columns take the one that comes in its place. */
export function asideName({ name }: { readonly name: string }): string {
  const more = ' before'
  let kept = name
  while (Buffer.byteLength(kept + more) > longest) kept = kept.slice(0, -1)
  return kept + more
}

/** A text of SQL with types that have stepped aside called as they are then. */
export function withAside(text: string, types: readonly Pick<ObjectRef, 'schema' | 'name'>[]): string {
  return types.reduce((changed, type) => {
    if (!changed.includes(type.name) && !changed.includes(quoted(type.name))) return changed
    const away = `${quote(type.schema)}.${quote(asideName(type))}`
    const forms = [
      `${quoted(type.schema)}.${quoted(type.name)}`,
      `${quoted(type.schema)}.${type.name}`,
      `${type.schema}.${quoted(type.name)}`,
      `${type.schema}.${type.name}`,
      ...(type.schema === 'public' ? [quoted(type.name), type.name] : []),
    ]
    const shape = forms.map((form) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
    return changed.replaceAll(new RegExp(`(?<![\\w$".'])(?:${shape})(?![\\w$".'])`, 'g'), away)
  }, text)
}

import type { ObjectRef } from '#contract/catalog'
import type { IgnoreRule } from '#contract/compare'
import { hasParts } from '#contract/ignored'

/** What a rule can leave out, but for objects by their names. */
export const aspects: readonly (readonly [Exclude<IgnoreRule['what'], 'objects'>, string])[] = [
  ['owner', 'owners'],
  ['comments', 'comments'],
  ['collation', 'collations'],
  ['column-order', 'the order of columns'],
  ['extension-members', 'what belongs to an extension'],
  ['grants', 'grants'],
]

/** What a rule covers, in words: `column email of users`, `every table called audit_*, with its parts`. */
export function ruleWords({ what, object, pattern, kinds }: IgnoreRule): string {
  const aspect = aspects.find(([one]) => one === what)?.[1] ?? null
  const which = object !== null ? objectWords(object) : patternWords(pattern, kinds)
  if (aspect === null) return which ?? 'everything'
  return which === null ? `${aspect}, everywhere` : `${aspect} of ${which}`
}

/** One object by its whole name: `column email of users`. */
export function objectWords(ref: ObjectRef): string {
  const { kind, schema, table, name } = ref
  const place = schema === '' ? '' : `${schema}.`
  const words = kind.replaceAll('-', ' ')
  if (table !== null) return `${words} ${name} of ${place}${table}`
  return `${words} ${place}${name}${hasParts(ref) ? ', with its parts' : ''}`
}

function patternWords(pattern: string | null, kinds: IgnoreRule['kinds']): string | null {
  if (pattern === null && kinds.length === 0) return null
  const each = kinds.length === 0 ? 'everything' : `every ${kinds.join(' and ').replaceAll('-', ' ')}`
  const parts = kinds.length === 0 || kinds.includes('table') ? ', with its parts' : ''
  return `${each}${pattern === null ? '' : ` called ${pattern}`}${parts}`
}

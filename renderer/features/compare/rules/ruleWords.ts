import type { IgnoreRule } from '#contract/compare'

/** What a rule can leave out, but for objects by their names. */
export const aspects: readonly (readonly [Exclude<IgnoreRule['what'], 'objects'>, string])[] = [
  ['owner', 'owners'],
  ['comments', 'comments'],
  ['collation', 'collations'],
  ['column-order', 'the order of columns'],
  ['extension-members', 'what belongs to an extension'],
  ['grants', 'grants'],
]

/** A rule in words: `tables called audit_*`. */
export function ruleWords({ what, pattern, kinds }: IgnoreRule): string {
  if (what !== 'objects') return aspects.find(([aspect]) => aspect === what)?.[1] ?? what
  const which = kinds.length === 0 ? 'everything' : kinds.map((kind) => kind.replaceAll('-', ' ')).join(', ')
  return pattern === null ? which : `${which} called ${pattern}`
}

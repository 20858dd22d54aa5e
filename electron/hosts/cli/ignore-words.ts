import type { IgnoreRule } from '#contract/compare'

const sides = ['owner', 'comments', 'collation', 'column-order', 'grants'] as const

/** A rule as it is typed: a side of objects (`comments`), or names with `*` and `?` (`tmp_*`, `users.email`). */
export function readIgnore(text: string): IgnoreRule {
  const what = sides.find((one) => one === text)
  const reason = 'asked for with --ignore'
  if (what !== undefined) return { what, object: null, pattern: null, kinds: [], reason }
  return { what: 'objects', object: null, pattern: text, kinds: [], reason }
}

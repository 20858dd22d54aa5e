import type { Change } from '#contract/change'
import type { ComparedChange, IgnoreRule } from '#contract/compare'
import { covers } from '#contract/ignored'
import { changeKey } from './change-key'
import { type Facet, split } from './facets'

/** Every change with its key and the rule that hides it; where a rule hides a part of one, that part stands apart. `home` is the connection's own schema. */
export function withRules(
  changes: readonly Change[],
  rules: readonly IgnoreRule[],
  home: string,
): ComparedChange[] {
  const each = rules.map((rule) => ({ rule, covers: covers(rule, home) }))
  const byName = each.filter(({ rule }) => rule.what === 'objects')
  const byFacet = each.flatMap((one) => {
    const { what } = one.rule
    return what === 'objects' || what === 'extension-members' ? [] : [{ ...one, facet: what }]
  })
  return changes.flatMap((change) => {
    const named = byName.find((one) => one.covers(change.ref))
    if (named !== undefined) return [{ key: keyOf(change), change, ignoredBy: named.rule }]
    const hiding = new Map<Facet, IgnoreRule>()
    for (const { facet, rule, covers: fits } of byFacet)
      if (!hiding.has(facet) && fits(change.ref)) hiding.set(facet, rule)
    const { rest, facets: hidden } = split(change, new Set(hiding.keys()))
    return [
      ...(rest === null ? [] : [{ key: keyOf(rest), change: rest, ignoredBy: null }]),
      ...hidden.map(([facet, part]) => ({
        key: changeKey(part, facet),
        change: part,
        ignoredBy: hiding.get(facet) ?? null,
      })),
    ]
  })
}

// An owner is told apart from what else of the same object differs.
function keyOf(change: Change): string {
  const owner = change.properties.length === 1 && change.properties[0]?.property === 'owner'
  return changeKey(change, owner ? 'owner' : null)
}

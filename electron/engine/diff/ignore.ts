import type { ObjectRef } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { ComparedChange, IgnoreRule } from '#contract/compare'
import { changeKey } from './change-key'
import { type Facet, split } from './facets'
import { fitsWildcard } from './wildcard'

/** Every change with its key and the rule that hides it; where a rule hides a part of one, that part stands apart. */
export function withRules(changes: readonly Change[], rules: readonly IgnoreRule[]): ComparedChange[] {
  const byFacet = new Map<Facet, IgnoreRule>()
  const byName: [matches: (ref: ObjectRef) => boolean, rule: IgnoreRule][] = []
  for (const rule of rules) {
    if (rule.what === 'objects') byName.push([namesOf(rule), rule])
    else if (rule.what === 'extension-members') continue
    else if (!byFacet.has(rule.what)) byFacet.set(rule.what, rule)
  }
  const facets = new Set(byFacet.keys())
  return changes.flatMap((change) => {
    const named = byName.find(([matches]) => matches(change.ref))?.[1] ?? null
    if (named !== null) return [{ key: keyOf(change), change, ignoredBy: named }]
    const { rest, facets: hidden } = split(change, facets)
    return [
      ...(rest === null ? [] : [{ key: keyOf(rest), change: rest, ignoredBy: null }]),
      ...hidden.map(([facet, part]) => ({
        key: changeKey(part, facet),
        change: part,
        ignoredBy: byFacet.get(facet) ?? null,
      })),
    ]
  })
}

// An owner is told apart from what else of the same object differs.
function keyOf(change: Change): string {
  const owner = change.properties.length === 1 && change.properties[0]?.property === 'owner'
  return changeKey(change, owner ? 'owner' : null)
}

/** Whether a rule names an object: by its name or `schema.name`; the parts of a table that it names as well. */
function namesOf({ pattern, kinds }: IgnoreRule): (ref: ObjectRef) => boolean {
  const fits = (schema: string, name: string): boolean =>
    pattern === null || fitsWildcard(pattern, name) || fitsWildcard(pattern, `${schema}.${name}`)
  return ({ kind, schema, name, table }) => {
    const of = (one: ObjectRef['kind']): boolean => kinds.length === 0 || kinds.includes(one)
    if (of(kind) && fits(schema, name)) return true
    return table !== null && of('table') && fits(schema, table)
  }
}

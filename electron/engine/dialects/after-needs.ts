import type { Dependency, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

/** Each after those among them that it needs, otherwise as they come; in a circle nothing is left out. */
export function afterNeeds<T extends { readonly ref: ObjectRef }>(
  parts: readonly T[],
  dependencies: readonly Dependency[],
): T[] {
  const byKey = new Map(parts.map((part) => [refKey(part.ref), part]))
  const needs = new Map<string, string[]>()
  for (const { from, on } of dependencies) {
    const key = refKey(from)
    if (!byKey.has(key)) continue
    const known = needs.get(key)
    if (known === undefined) needs.set(key, [refKey(on)])
    else known.push(refKey(on))
  }
  const ordered = new Set<T>()
  const underWay = new Set<string>()
  const place = (key: string): void => {
    const part = byKey.get(key)
    if (part === undefined || ordered.has(part) || underWay.has(key)) return
    underWay.add(key)
    for (const needed of needs.get(key) ?? []) place(needed)
    ordered.add(part)
  }
  for (const key of byKey.keys()) place(key)
  return [...ordered]
}

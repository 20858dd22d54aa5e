import type { Change } from '#contract/change'

/** A side of objects that a project may not want to be told of. */
export type Facet = 'owner' | 'comments' | 'collation' | 'column-order' | 'grants'

const facetOf: Readonly<Record<string, Facet>> = {
  owner: 'owner',
  definer: 'owner',
  comment: 'comments',
  'comments inside': 'comments',
  'index comment': 'comments',
  collation: 'collation',
  'connection collation': 'collation',
  'default collation': 'collation',
  'column order': 'column-order',
  grants: 'grants',
}

/** The facet that a property belongs to; null for what an object is. */
export function facetOfProperty(property: string): Facet | null {
  return facetOf[property] ?? null
}

/** A change without the facets named, and what of it each of them is; null where nothing is left. */
export function split(
  change: Change,
  apart: ReadonlySet<Facet>,
): { rest: Change | null; facets: [facet: Facet, change: Change][] } {
  const [rest, facets]: [Change['properties'], Map<Facet, Change['properties']>] = [[], new Map()]
  for (const property of change.properties) {
    const facet = facetOfProperty(property.property)
    if (facet === null || !apart.has(facet)) rest.push(property)
    else facets.set(facet, [...(facets.get(facet) ?? []), property])
  }
  if (facets.size === 0) return { rest: change, facets: [] }
  return {
    rest: rest.length === 0 ? null : { ...change, properties: rest },
    facets: [...facets].map(([facet, properties]) => [facet, { ...change, properties }]),
  }
}

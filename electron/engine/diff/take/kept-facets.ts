import type { DefinedObject } from '#contract/catalog'
import type { Change } from '#contract/change'
import { statementsOf } from '../commented'
import { type Facet, facetOfProperty } from '../facets'

/** The facets that differ and are not taken: they stay as they are. */
export function facetsLeft(whole: Change, taken: Change): ReadonlySet<Facet> {
  const facets = ({ properties }: Change): Set<Facet | null> =>
    new Set(properties.map(({ property }) => facetOfProperty(property)))
  const wanted = facets(taken)
  const left = [...facets(whole)].filter((facet): facet is Facet => facet !== null && !wanted.has(facet))
  return new Set(left)
}

/** Whether more of a change is taken than facets. */
export function takesMore({ properties }: Change): boolean {
  return properties.some(({ property }) => facetOfProperty(property) === null)
}

type Copied = 'comment' | 'collation' | 'connectionCollation' | 'definer' | 'grants'

/** What stands afterwards of an object that is altered: `to`, or `from` where only facets are taken, with its facets from the right side. */
export function altered<T extends object>(from: T, to: T, whole: Change, taken: Change): T {
  const left = facetsLeft(whole, taken)
  const base = takesMore(taken) || !takesMore(whole) ? to : from
  const pick = (facet: Facet): T => {
    if (left.has(facet)) return from
    return whole.properties.some(({ property }) => facetOfProperty(property) === facet) ? to : base
  }
  const result: T & Partial<Record<Copied, unknown>> = { ...base }
  const copy = (name: Copied, source: T): void => {
    if (name in source || name in result)
      Object.assign(result, { [name]: (source as Partial<Record<Copied, unknown>>)[name] })
  }
  copy('comment', pick('comments'))
  copy('collation', pick('collation'))
  copy('connectionCollation', pick('collation'))
  copy('definer', pick('owner'))
  copy('grants', pick('grants'))
  return result
}

/** The same of an object whose statements end with its comment. */
export function alteredDefined(
  from: DefinedObject,
  to: DefinedObject,
  whole: Change,
  taken: Change,
): DefinedObject {
  const result = altered(from, to, whole, taken)
  const own = statementsOf(takesMore(taken) || !takesMore(whole) ? to : from).own
  const comment = statementsOf(result.comment === to.comment ? to : from).comment
  return { ...result, definition: `${own}${comment}` }
}

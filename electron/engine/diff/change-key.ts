import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { Facet } from './facets'

/** The key of a change, which names it as long as both catalogs stay as they are; `facet` where it is a part of one. */
export function changeKey({ kind, ref }: Pick<Change, 'kind' | 'ref'>, facet: Facet | null = null): string {
  const own = `${kind} ${refKey(ref)}`
  return facet === null ? own : `${own} ${facet}`
}

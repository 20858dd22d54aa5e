import type { ObjectRef } from '#contract/catalog'
import { objectRoute } from '../addresses'
import { objectId, partGroupOf } from './groups'
import type { Tree } from './tree'

/** Where a line of the tree leads: an object to its page, a trigger, rule or policy to its table's page, on their tab. */
export function lineRoute(ref: ObjectRef, tree: Tree): readonly string[] {
  if (ref.table === null) return objectRoute(ref)
  const { schema, table: name } = ref
  const of = (['table', 'view'] as const)
    .map((kind) => ({ kind, schema, name, table: null }))
    .find((one) => tree.byId.has(objectId(one)))
  return of === undefined ? objectRoute(ref) : objectRoute(of, partGroupOf(ref.kind))
}

import type { ObjectRef } from '#contract/catalog'
import { alterGrants, undoGrants } from '../alter/grants'
import { hangingKey } from '../keys'
import { inPlace, part, type Part } from '../part'
import { bareStatements } from '../statement'

/** Who may do what with an object, as one part; `far` are the grants of the same on the other side. */
export function grantsPart(
  ref: ObjectRef,
  owner: string,
  grants: readonly string[],
  far: readonly string[],
  after: readonly string[] = [],
): Part[] {
  if (grants.length === 0) return []
  return [
    part({
      kind: 'grants',
      key: hangingKey('grants', owner),
      ref,
      owner,
      needs: new Set([owner]),
      after: new Set(after),
      spelling: JSON.stringify(grants),
      make: bareStatements(grants),
      drop: undoGrants(grants),
      piecewise: { make: alterGrants([], grants), drop: alterGrants(grants, []) },
      standing: 'structure',
      alter: () => inPlace(alterGrants(grants, far)),
    }),
  ]
}

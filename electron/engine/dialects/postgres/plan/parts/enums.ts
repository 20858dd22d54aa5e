import type { EnumType } from '#contract/catalog'
import { createEnum } from '../../ddl/enum'
import { quote } from '../../quote'
import { alterEnum } from '../alter/enum'
import { objectKey, objectRef } from '../keys'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'
import { comment } from './comment'
import { grantsPart } from './grants'

/** An enum type with its comment and grants. */
export function enumParts(type: EnumType, side: Side, other: Side): Part[] {
  const key = objectKey('enum', type)
  const ref = objectRef('enum', type)
  const name = `${quote(type.schema)}.${quote(type.name)}`
  const far = other.enumType(type)
  return [
    part({
      kind: 'enum',
      key,
      ref,
      spelling: JSON.stringify(type.values),
      make: bareStatements([createEnum(type)]),
      drop: [`DROP TYPE ${name}`],
      claims: [`relation ${type.schema}.${type.name}`],
      alter: () => (far === undefined ? { how: 'again' } : alterEnum(type, far, side, other)),
    }),
    ...comment(`TYPE ${name}`, { ref, owner: key, text: type.comment, far: far?.comment }),
    ...grantsPart(ref, key, type.grants ?? [], far?.grants ?? []),
  ]
}

import type { Schema } from '#contract/catalog'
import { quote } from '../../quote'
import { objectKey } from '../keys'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { comment } from './comment'
import { grantsPart } from './grants'

/** A schema with its comment and grants; `public` is in every database and only these of it change. */
export function schemaParts({ name, comment: text, grants = [] }: Schema, other: Side): Part[] {
  const ref = { kind: 'schema', schema: name, name, table: null } as const
  const key = schemaKey(name)
  const far = other.catalog.schemas.find((one) => one.name === name)
  return [
    part({
      kind: 'schema',
      key,
      ref,
      spelling: '',
      make: [`CREATE SCHEMA ${quote(name)}`],
      drop: [`DROP SCHEMA ${quote(name)}`],
    }),
    ...comment(`SCHEMA ${quote(name)}`, { ref, owner: key, text, far: far?.comment }),
    ...grantsPart(ref, key, grants, far?.grants ?? []),
  ]
}

/** The key of a schema. */
export function schemaKey(name: string): string {
  return objectKey('schema', { schema: name, name })
}

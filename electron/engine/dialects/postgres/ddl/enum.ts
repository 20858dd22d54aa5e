import type { EnumType } from '#contract/catalog'
import { literal, quote } from '../quote'
import { comment } from './comments'

/** An enum type with its comment and grants. */
export function enumDdl(type: EnumType): string {
  const name = `${quote(type.schema)}.${quote(type.name)}`
  const values = type.values.map(literal).join(', ')
  return [
    `CREATE TYPE ${name} AS ENUM (${values});`,
    ...comment(`TYPE ${name}`, type.comment),
    ...(type.grants ?? []),
  ].join('\n')
}

import type { EnumType } from '#contract/catalog'
import { literal, quote } from '../quote'
import { comment } from './comments'

/** An enum type with its comment and grants. */
export function enumDdl(type: EnumType): string {
  const name = `${quote(type.schema)}.${quote(type.name)}`
  return [createEnum(type), ...comment(`TYPE ${name}`, type.comment), ...(type.grants ?? [])].join('\n')
}

/** CREATE TYPE by itself. */
export function createEnum({ schema, name, values }: EnumType): string {
  return `CREATE TYPE ${quote(schema)}.${quote(name)} AS ENUM (${values.map(literal).join(', ')});`
}

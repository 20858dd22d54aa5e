import type { EnumType } from '#contract/catalog'
import { paragraphs } from '../../../paragraphs'
import { literal, quote } from '../quote'
import { comment } from './comments'

/** An enum type with its comment and grants. */
export function enumDdl(type: EnumType): string {
  const name = `${quote(type.schema)}.${quote(type.name)}`
  return paragraphs([createEnum(type), ...comment(`TYPE ${name}`, type.comment), ...(type.grants ?? [])])
}

/** CREATE TYPE by itself. */
export function createEnum({ schema, name, values }: EnumType): string {
  return `CREATE TYPE ${quote(schema)}.${quote(name)} AS ENUM (${values.map(literal).join(', ')});`
}

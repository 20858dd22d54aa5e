import type { EnumType, Table, View } from '#contract/catalog'
import { tableDdl } from './ddl/table'
import { literal, quote } from './quote'

/** The DDL that makes the object anew. */
export function ddl(object: { table: Table } | { view: View } | { enum: EnumType }): string {
  if ('table' in object) return tableDdl(object.table)
  if ('view' in object) return viewDdl(object.view)
  return enumDdl(object.enum)
}

function viewDdl(view: View): string {
  const name = `${quote(view.schema)}.${quote(view.name)}`
  const kind = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'
  return `CREATE ${kind} ${name} AS\n${view.definition};${comment(`${kind} ${name}`, view.comment)}`
}

function enumDdl(type: EnumType): string {
  const name = `${quote(type.schema)}.${quote(type.name)}`
  return `CREATE TYPE ${name} AS ENUM (${type.values.map(literal).join(', ')});${comment(`TYPE ${name}`, type.comment)}`
}

function comment(what: string, text: string | null): string {
  return text === null ? '' : `\nCOMMENT ON ${what} IS ${literal(text)};`
}

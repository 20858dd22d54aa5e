import type { EnumType, Table, View } from '#contract/catalog'
import { comment, viewComments } from './ddl/comments'
import { createIndex } from './ddl/index-line'
import { notShown } from './ddl/not-shown'
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
  const options = view.options == null ? '' : ` ${view.options}`
  return [
    ...notShown(view.unshown),
    `CREATE ${kind} ${name}${options} AS\n${view.definition};`,
    ...(view.indexes ?? []).map((index) => createIndex(view, index)),
    ...viewComments(view, kind, name),
  ].join('\n')
}

function enumDdl(type: EnumType): string {
  const name = `${quote(type.schema)}.${quote(type.name)}`
  const values = type.values.map(literal).join(', ')
  return [`CREATE TYPE ${name} AS ENUM (${values});`, ...comment(`TYPE ${name}`, type.comment)].join('\n')
}

import type { EnumType, Table, View } from '#contract/catalog'
import { literal } from '../quote'
import { tableDdl } from './table'
import { viewDdl } from './view'

/** The object's DDL, as the server would accept it. */
export function ddl(object: { table: Table } | { view: View } | { enum: EnumType }): string {
  if ('table' in object) return tableDdl(object.table)
  if ('view' in object) return viewDdl(object.view)
  // An enum is the type of a column here; introspection lists none.
  return `enum(${object.enum.values.map(literal).join(', ')})`
}

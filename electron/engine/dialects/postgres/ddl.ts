import type { EnumType, Table, View } from '#contract/catalog'
import { enumDdl } from './ddl/enum'
import { tableDdl } from './ddl/table'
import { viewDdl } from './ddl/view'

/** The DDL that makes the object anew. */
export function ddl(object: { table: Table } | { view: View } | { enum: EnumType }): string {
  if ('table' in object) return tableDdl(object.table)
  if ('view' in object) return viewDdl(object.view)
  return enumDdl(object.enum)
}

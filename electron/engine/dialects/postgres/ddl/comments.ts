import type { ForeignKey, Index, Table, View } from '#contract/catalog'
import { literal, quote } from '../quote'

type Commented = { readonly name: string; readonly comment?: string | null | undefined }

/** The comments of a table and of what is made with it: columns, indexes, all constraints but foreign keys. */
export function tableComments(table: Table, name: string): string[] {
  const { primaryKey, uniques, checks, exclusions } = table
  const constraints = [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...checks, ...exclusions]
  return [
    ...comment(`${table.kind === 'foreign' ? 'FOREIGN ' : ''}TABLE ${name}`, table.comment),
    ...columnComments(table.columns, name),
    ...constraintComments(constraints, name),
    ...indexComments(table.indexes, table.schema),
  ]
}

/** The comments of foreign keys, which are made after the tables. */
export function foreignKeyComments(keys: readonly ForeignKey[], name: string): string[] {
  return constraintComments(keys, name)
}

/** The comments of a view, its columns and its indexes. */
export function viewComments(view: View, kind: string, name: string): string[] {
  return [
    ...comment(`${kind} ${name}`, view.comment),
    ...columnComments(view.columns, name),
    ...indexComments(view.indexes ?? [], view.schema),
  ]
}

/** COMMENT ON one thing, where it has one. */
export function comment(what: string, text: string | null | undefined): string[] {
  return text == null ? [] : [`COMMENT ON ${what} IS ${literal(text)};`]
}

function columnComments(columns: readonly Commented[], name: string): string[] {
  return columns.flatMap((column) => comment(`COLUMN ${name}.${quote(column.name)}`, column.comment))
}

function constraintComments(constraints: readonly Commented[], name: string): string[] {
  return constraints.flatMap((one) => comment(`CONSTRAINT ${quote(one.name)} ON ${name}`, one.comment))
}

function indexComments(indexes: readonly Index[], schema: string): string[] {
  return indexes.flatMap((index) => comment(`INDEX ${quote(schema)}.${quote(index.name)}`, index.comment))
}

import type { Column } from '#contract/catalog'
import { quote } from '../quote'

type Set = { readonly name: string } & {
  readonly [key in 'storage' | 'compression' | 'parameters']?: Column[key]
} & { readonly statistics?: Column['statistics'] }

/** What is set on a column once it is there, as statements; `alter` is ALTER with the name of its relation. */
export function columnSettings(alter: string, column: Set): string[] {
  const words = [
    column.storage == null ? null : `SET STORAGE ${column.storage}`,
    column.compression == null ? null : `SET COMPRESSION ${column.compression}`,
    column.statistics == null ? null : `SET STATISTICS ${column.statistics}`,
    column.parameters == null ? null : `SET (${column.parameters})`,
  ]
  return words
    .filter((word) => word !== null)
    .map((word) => `${alter} ALTER COLUMN ${quote(column.name)} ${word};`)
}

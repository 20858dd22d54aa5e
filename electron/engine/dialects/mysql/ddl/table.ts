import type { CheckConstraint, ForeignKey, Index, Table } from '#contract/catalog'
import { literal, quote } from '../quote'
import { columnDdl, systemPeriod } from './column'
import { indexDdl } from './key'
import { notShown } from './not-shown'

/** A table's DDL with everything that stands in CREATE TABLE; its triggers are objects of their own. */
export function tableDdl(table: Table): string {
  const checkOf = (column: string): CheckConstraint | null =>
    table.checks.find((check) => check.column === column) ?? null
  const lines = [
    ...table.columns.map((column) => columnDdl(column, checkOf(column.name))),
    ...systemPeriod(table.columns),
    ...(table.periods ?? []).map(
      ({ name, from, to }) => `period for ${quote(name)} (${quote(from)}, ${quote(to)})`,
    ),
    ...primaryFirst(table.indexes).map((index) => indexDdl(index, table.engine)),
    ...table.checks.filter(({ column }) => column == null).map(checkDdl),
    ...table.foreignKeys.map((key) => foreignKeyDdl(key, table.schema)),
  ]
  const options = [
    ...(table.engine === null ? [] : [`engine = ${table.engine}`]),
    ...(table.collation === null || table.collation === undefined ? [] : [`collate = ${table.collation}`]),
    ...(table.comment === null ? [] : [`comment = ${literal(table.comment)}`]),
    ...(table.options == null ? [] : [table.options]),
  ]
  const behind = options.length === 0 ? '' : ` ${options.join(' ')}`
  const parts = table.partitionBy == null ? '' : `\npartition by ${table.partitionBy}`
  return `${notShown(table.unshown)}create table ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n)${behind}${parts};`
}

function primaryFirst(indexes: readonly Index[]): Index[] {
  return [...indexes].sort((a, b) => Number(b.backs === 'primary-key') - Number(a.backs === 'primary-key'))
}

/** A check of the table, as it stands in CREATE TABLE and behind ADD. */
export function checkDdl(check: CheckConstraint): string {
  return `constraint ${quote(check.name)} check (${check.expression})${check.enforced ? '' : ' not enforced'}`
}

/** A foreign key, as it stands in CREATE TABLE and behind ADD. */
export function foreignKeyDdl(key: ForeignKey, schema: string): string {
  const to = key.toSchema === schema ? quote(key.toTable) : `${quote(key.toSchema)}.${quote(key.toTable)}`
  const list = (columns: readonly string[]): string => columns.map(quote).join(', ')
  return (
    `constraint ${quote(key.name)} foreign key (${list(key.columns)}) references ${to} (${list(key.toColumns)})` +
    ` on delete ${key.onDelete.toLowerCase()} on update ${key.onUpdate.toLowerCase()}`
  )
}

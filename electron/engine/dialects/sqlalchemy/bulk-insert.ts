import type { BulkInsert } from '#contract/script-change'
import type { ScriptPlace, ScriptType, ScriptValue } from '#contract/script-value'
import { rowBatches } from './row-batches'
import { list, tableName, type Spelling } from './spelling'

/** A value as the dialect's driver writes it for a column of a type. */
export type ValueSql = (
  spelling: Spelling,
  value: ScriptValue,
  type: ScriptType | null,
  place: ScriptPlace,
) => string

/** `op.bulk_insert`: as many rows a statement as fit. */
export function bulkInsert(spelling: Spelling, change: BulkInsert, valueSql: ValueSql): string[] {
  const { table, names, rows, columns, place } = change
  if (rows.length === 0) return []
  const types = names.map((name) => columns.find((column) => column.name.text === name)?.type ?? null)
  const into = `INSERT INTO ${tableName(spelling, table)} (${list(spelling, names)}) VALUES`
  const tuples = rows.map(
    (row) => `(${row.map((value, i) => valueSql(spelling, value, types[i] ?? null, place)).join(', ')})`,
  )
  return rowBatches(tuples).map((batch) => `${into}\n  ${batch.join(',\n  ')}`)
}

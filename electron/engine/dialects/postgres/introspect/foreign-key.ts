import type { ForeignKey, ForeignKeyAction } from '#contract/catalog'
import { deferrable } from './deferrable'
import { type ColumnsOf, namesOf } from './columns'
import type { ConstraintRow } from './constraints'

const actions: Record<string, ForeignKeyAction> = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
}

/** A foreign key; `columns` are its names. */
export function foreignKey(
  row: ConstraintRow,
  columns: string[],
  columnsOf: ColumnsOf,
  comment: string | null,
): ForeignKey {
  const setColumns = namesOf(columnsOf.get(row.table) ?? [], row.onDeleteColumns)
  return {
    name: row.name,
    columns,
    toSchema: row.toSchema ?? '',
    toTable: row.toTable ?? '',
    toColumns: namesOf(columnsOf.get(row.target) ?? [], row.toColumns),
    onDelete: actions[row.onDelete] ?? 'NO ACTION',
    onUpdate: actions[row.onUpdate] ?? 'NO ACTION',
    match: row.match === 'f' ? 'FULL' : row.match === 'p' ? 'PARTIAL' : 'SIMPLE',
    deferrable: deferrable(row),
    validated: row.validated,
    ...(row.enforced ? {} : { enforced: false }),
    ...(setColumns.length === 0 ? {} : { onDeleteColumns: setColumns }),
    ...(row.period ? { period: true } : {}),
    inherited: row.parent !== 0,
    comment,
  }
}

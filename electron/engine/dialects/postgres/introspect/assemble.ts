import type { Column, ForeignKey, ForeignKeyAction, Index, Table } from '#contract/catalog'
import type { ConstraintRow } from './constraints'
import type { TableRow } from './tables'

const actions: Record<string, ForeignKeyAction> = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
}

/** Puts the answers of the queries together, table by table. */
export function assembleTables(
  tables: readonly TableRow[],
  columns: readonly { table: number; column: Column }[],
  constraints: readonly ConstraintRow[],
  indexes: readonly { table: number; index: Index }[],
): Table[] {
  const byOid = new Map<number, Table>()
  for (const { oid, ...row } of tables) byOid.set(oid, emptyTable(row))
  for (const { table, column } of columns) byOid.get(table)?.columns.push(column)
  for (const { table, index } of indexes) byOid.get(table)?.indexes.push(index)
  for (const row of constraints) {
    const table = byOid.get(row.table)
    if (table !== undefined) addConstraint(table, row)
  }
  return [...byOid.values()]
}

function emptyTable(row: Omit<TableRow, 'oid'>): Table {
  return {
    schema: row.schema,
    name: row.name,
    kind: row.kind,
    comment: row.comment,
    engine: null,
    partitionBy: row.partitionBy,
    parents: row.parents ?? [],
    unlogged: row.unlogged,
    foreignServer: row.foreignServer,
    options: row.options,
    unshown: row.unshown,
    estimatedRows: row.estimatedRows,
    bytes: row.bytes,
    columns: [],
    primaryKey: null,
    uniques: [],
    checks: [],
    exclusions: [],
    foreignKeys: [],
    indexes: [],
  }
}

function addConstraint(table: Table, row: ConstraintRow): void {
  const { name, columns, validated, enforced, noInherit, comment } = row
  switch (row.kind) {
    case 'p':
      table.primaryKey = { name, columns, comment }
      return
    case 'u':
      table.uniques.push({
        name,
        columns,
        nullsNotDistinct: row.nullsNotDistinct,
        deferrable: deferrable(row),
        definition: row.definition,
        comment,
      })
      return
    case 'c':
      table.checks.push({ name, expression: row.expression ?? '', validated, enforced, noInherit, comment })
      return
    case 'x':
      table.exclusions.push({ name, definition: row.definition ?? '', comment })
      return
    case 'f':
      table.foreignKeys.push(foreignKey(row))
  }
}

function foreignKey(row: ConstraintRow): ForeignKey {
  return {
    name: row.name,
    columns: row.columns,
    toSchema: row.toSchema ?? '',
    toTable: row.toTable ?? '',
    toColumns: row.toColumns,
    onDelete: actions[row.onDelete] ?? 'NO ACTION',
    onUpdate: actions[row.onUpdate] ?? 'NO ACTION',
    match: row.match === 'f' ? 'FULL' : row.match === 'p' ? 'PARTIAL' : 'SIMPLE',
    deferrable: deferrable(row),
    validated: row.validated,
    inherited: row.inherited,
    comment: row.comment,
  }
}

function deferrable(row: ConstraintRow): ForeignKey['deferrable'] {
  if (!row.deferrable) return 'no'
  return row.deferred ? 'initially-deferred' : 'initially-immediate'
}

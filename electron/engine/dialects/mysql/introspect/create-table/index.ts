import type { CheckConstraint, Column, ForeignKey, Index, TablePeriod } from '#contract/catalog'
import { readColumn, type ColumnContext } from './column'
import { readConstraint, readPeriod } from './constraint'
import { Cursor } from './cursor'
import { readKey } from './key'
import { itemsOf, tokensOf, Unreadable } from './scan'
import { readTail, type Tail } from './tail'

/** What SHOW CREATE TABLE tells of a table. */
export interface CreateTable extends Tail {
  readonly columns: Column[]
  readonly checks: CheckConstraint[]
  readonly foreignKeys: ForeignKey[]
  readonly indexes: Index[]
  readonly periods: TablePeriod[]
}

/**
 * Reads MariaDB's SHOW CREATE TABLE, written with an empty `sql_mode`; null where it has a clause that is not known
 * here, for then nothing of it is sure.
 */
export function readCreateTable(source: string, context: ColumnContext): CreateTable | null {
  try {
    return read(source, context)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function read(source: string, context: ColumnContext): CreateTable {
  const cursor = new Cursor(source, tokensOf(source))
  if (!cursor.words('CREATE', 'TABLE')) throw cursor.unreadable()
  cursor.name()
  const body = cursor.take('group')
  const tail = readTail(cursor)
  const table: CreateTable = {
    ...tail,
    columns: [],
    checks: [],
    foreignKeys: [],
    indexes: [],
    periods: [],
  }
  for (const item of itemsOf(body)) readItem(new Cursor(source, item), item, table, context)
  return table
}

function readItem(
  cursor: Cursor,
  item: Parameters<typeof readKey>[1],
  table: CreateTable,
  context: ColumnContext,
): void {
  if (cursor.next?.kind === 'name') {
    const { column, check } = readColumn(cursor, context)
    table.columns.push(column)
    if (check !== null) table.checks.push(check)
  } else if (cursor.words('CONSTRAINT')) {
    const constraint = readConstraint(cursor, context.database)
    if ('toTable' in constraint) table.foreignKeys.push(constraint)
    else table.checks.push(constraint)
  } else if (cursor.words('PERIOD', 'FOR')) {
    const period = readPeriod(cursor)
    if (period !== null) table.periods.push(period)
  } else {
    const index = readKey(cursor, item, table.engine)
    if (index === null) throw cursor.unreadable()
    table.indexes.push(index)
  }
}

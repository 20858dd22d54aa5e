import type { ScriptColumn } from '#contract/script-column'
import { refuse } from './refuse'
import type { Spelling } from './spelling'
import { affinity } from './type-class'

/** The column of a primary key that counts upward by itself (`Table._autoincrement_column`); null where none does. */
export function autoincrementColumn(
  spelling: Spelling,
  key: readonly ScriptColumn[],
  hasForeignKey: (column: ScriptColumn) => boolean,
): ScriptColumn | null {
  const [only, ...more] = key
  if (only !== undefined && more.length === 0) return single(spelling, only, hasForeignKey(only))
  const asked = key.filter((column) => column.autoincrement === true)
  for (const column of asked) mustBeNumber(spelling, column)
  const [first, second] = asked
  if (first !== undefined && second !== undefined)
    refuse(
      spelling,
      second.place,
      `SQLAlchemy takes one column with autoincrement=True, and both ${first.name.text} and ${second.name.text} have it.`,
    )
  return first ?? null
}

function single(spelling: Spelling, column: ScriptColumn, hasForeignKey: boolean): ScriptColumn | null {
  if (column.autoincrement === true) {
    mustBeNumber(spelling, column)
    return column
  }
  if (column.autoincrement === false || !isNumber(column) || column.clientDefault) return null
  if (column.default !== null && column.default.kind !== 'identity') return null
  if (hasForeignKey && column.autoincrement !== 'ignore_fk') return null
  if (affinity(column.type) === 'numeric')
    refuse(
      spelling,
      column.place,
      `The key ${column.name.text} is ${column.type.name}: up to SQLAlchemy 2.0 it counts upward by itself, since 2.1 it does not.`,
      'Say autoincrement=True or autoincrement=False.',
    )
  return column
}

function isNumber(column: ScriptColumn): boolean {
  return ['integer', 'small-integer', 'big-integer', 'numeric'].includes(affinity(column.type))
}

function mustBeNumber(spelling: Spelling, column: ScriptColumn): void {
  if (isNumber(column)) return
  refuse(
    spelling,
    column.place,
    `The column ${column.name.text} has autoincrement=True, and its type ${column.type.name} can’t count.`,
  )
}

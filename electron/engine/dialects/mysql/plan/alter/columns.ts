import type { CheckConstraint, Column, Table } from '#contract/catalog'
import { columnDdl } from '../../ddl/column'
import { quote } from '../../quote'
import type { ChangeIndex } from '../change-index'
import type { Clause } from './clause'
import { collated } from './collation'
import { isConverted } from './conversion'
import { moved } from './column-order'

/** The clauses that make the columns of one table those of the other, in their order. */
export function columnClauses(from: Table, to: Table, changes: ChangeIndex): Clause[] {
  const before = new Map(from.columns.map((column) => [column.name, column]))
  const after = new Map(to.columns.map((column) => [column.name, column]))
  const replaced = new Set(
    from.columns.filter((one) => isReplaced(one, after.get(one.name) ?? null)).map(({ name }) => name),
  )
  const gone = from.columns.filter(({ name }) => !after.has(name))
  const standing = from.columns
    .filter(({ name }) => after.has(name) && !replaced.has(name))
    .map(({ name }) => name)
  const shifted = moved(
    standing,
    to.columns.map(({ name }) => name),
  )
  const of = (name: string): readonly number[] => [
    ...changes.part('column', to.name, name),
    ...checksOf(from, name).flatMap((check) => changes.part('check', to.name, check.name)),
    ...checksOf(to, name).flatMap((check) => changes.part('check', to.name, check.name)),
  ]
  const dropped = gone.map((column): Clause => ({
    sql: `drop column ${quote(column.name)}`,
    deed: { kind: 'drop-column', column },
    changes: of(column.name),
  }))
  return [
    ...dropped,
    ...to.columns.flatMap((column, at): Clause[] => {
      const old = before.get(column.name) ?? null
      const [check = null] = checksOf(to, column.name)
      const words = columnDdl(old === null ? column : named(old, column, from, to), check)
      const place = placeOf(to, at, standing, shifted)
      if (old === null)
        return [
          {
            sql: `add column ${words}${place}`,
            deed: { kind: 'add-column', column, last: place === '' },
            changes: of(column.name),
          },
        ]
      if (replaced.has(column.name))
        return [
          {
            sql: `drop column ${quote(column.name)}, add column ${words}${place}`,
            deed: { kind: 'replace-column', from: old, to: column },
            changes: of(column.name),
          },
        ]
      const isMoved = shifted.has(column.name)
      if (!isMoved && isAlike(old, column, from, to)) return []
      return [
        {
          sql: `modify column ${words}${isMoved ? place : ''}`,
          deed: {
            kind: 'modify-column',
            from: collated(old, from),
            to: collated(column, to),
            moved: isMoved,
          },
          changes: [...of(column.name), ...(isMoved ? changes.table(to.name) : [])],
        },
      ]
    }),
  ]
}

/** FIRST or AFTER; empty for a new column behind everything that stands. */
function placeOf(to: Table, at: number, standing: readonly string[], shifted: ReadonlySet<string>): string {
  const stays = (name: string): boolean => standing.includes(name) && !shifted.has(name)
  const own = to.columns[at]?.name ?? ''
  if (!shifted.has(own) && !to.columns.slice(at).some(({ name }) => stays(name))) return ''
  const previous = to.columns[at - 1]
  return previous === undefined ? ' first' : ` after ${quote(previous.name)}`
}

function checksOf(table: Table, column: string): CheckConstraint[] {
  return table.checks.filter((check) => check.column === column)
}

/** A column whose collation changes with its table's, or stays though the table's changes, says its own. */
function named(old: Column, column: Column, from: Table, to: Table): Column {
  return from.collation === to.collation && old.collation === column.collation ? column : collated(column, to)
}

function isAlike(old: Column, column: Column, from: Table, to: Table): boolean {
  const spelt = (one: Column, table: Table): string =>
    columnDdl(collated(one, table), checksOf(table, one.name)[0] ?? null)
  return spelt(old, from) === spelt(column, to)
}

/**
 * Whether no MODIFY makes the one of the other. A column becomes virtual, or stops to be, only anew:
 * https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html
 */
function isReplaced(from: Column, to: Column | null): boolean {
  if (to === null) return false
  const [before, after] = [formOf(from), formOf(to)]
  if (before === after && before !== 'plain' && !isConverted(from.type, to.type)) return true
  if (before === after) return before === 'row' && from.generated?.expression !== to.generated?.expression
  if (after !== 'plain' && !isConverted(from.type, to.type)) return true
  // A stored value may become a plain one and the other way round.
  return !['plain', 'stored'].includes(before) || !['plain', 'stored'].includes(after)
}

function formOf({ generated }: Column): 'plain' | 'stored' | 'virtual' | 'row' {
  if (generated === null) return 'plain'
  if (/^ROW (START|END)$/.test(generated.expression)) return 'row'
  return generated.stored ? 'stored' : 'virtual'
}

import type { Column, Table } from '#contract/catalog'
import { systemPeriod } from '../../ddl/column'
import { isApart } from './partitions'
import { isVersioned } from './versioning'

/** The tables through which one becomes the other; nearly always one step does it. */
export function stagesBetween(from: Table, to: Table): Table[] {
  const stages = [from, ...storedFirst(from, to)]
  const last = stages.at(-1) ?? from
  stages.push(...versionedApart(last, to))
  // All columns and keys first, the partitions behind them: neither statement takes the other's words.
  const before = stages.at(-1) ?? from
  if (isApart(before, to) !== null) stages.push({ ...to, partitionBy: before.partitionBy })
  return [...stages, to]
}

/** A virtual column becomes a plain one by way of a stored one, which keeps its values. */
function storedFirst(from: Table, to: Table): Table[] {
  const wanted = new Map(to.columns.map((column) => [column.name, column]))
  const plain = ({ name, generated }: Column): boolean =>
    generated?.stored === false && wanted.get(name)?.generated === null
  if (!from.columns.some(plain)) return []
  const columns = from.columns.map((column) =>
    plain(column) && column.generated !== null
      ? { ...column, generated: { ...column.generated, stored: true } }
      : column,
  )
  return [{ ...from, columns }]
}

/**
 * WITHOUT SYSTEM VERSIONING is said of columns only while the table is versioned, and a table's own period is not
 * exchanged for the server's in one statement.
 */
function versionedApart(from: Table, to: Table): Table[] {
  const [was, is] = [isVersioned(from), isVersioned(to)]
  if (was && is)
    return systemPeriod(from.columns).join() === systemPeriod(to.columns).join() ? [] : [unversioned(to)]
  if (is) return to.columns.some(isLeftOut) ? [wholly(to)] : []
  return was && from.columns.some(isLeftOut) ? [wholly(from)] : []
}

function isLeftOut({ unversioned: leftOut }: Column): boolean {
  return leftOut === true
}

function wholly(table: Table): Table {
  return { ...table, columns: table.columns.map((column) => ({ ...column, unversioned: false })) }
}

function unversioned(table: Table): Table {
  const options = (table.options ?? '').replace(/\bwith system versioning\b/i, '').trim()
  return {
    ...wholly(table),
    options: options === '' ? null : options,
    columns: wholly(table).columns.filter(
      ({ generated }) => !/^ROW (START|END)$/.test(generated?.expression ?? ''),
    ),
  }
}

import type { Column, Table } from '#contract/catalog'
import { systemPeriod } from '../../ddl/column'
import { quote } from '../../quote'
import { isConverted } from './conversion'
import { isApart } from './partitions'
import { isVersioned } from './versioning'

/** The tables through which one becomes the other; nearly always one step does it. */
export function stagesBetween(from: Table, to: Table): Table[] {
  const stages = [from, ...storedFirst(from, to)]
  stages.push(...textFirst(stages.at(-1) ?? from, to))
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
  const read = from.columns.filter(plain).map(({ generated }) => generated?.expression ?? '')
  const columns = from.columns.map((column) => {
    if (plain(column) && column.generated !== null)
      return { ...column, generated: { ...column.generated, stored: true } }
    // No stored column reads one that counts: it goes without its count meanwhile.
    return column.identity !== null && read.some((text) => text.includes(quote(column.name)))
      ? { ...column, identity: null }
      : column
  })
  return [{ ...from, columns }]
}

/** What the server converts into nothing but text becomes its next type by way of a text. */
function textFirst(from: Table, to: Table): Table[] {
  const wanted = new Map(to.columns.map((column) => [column.name, column]))
  const isApart = ({ name, type, generated }: Column): boolean => {
    const next = wanted.get(name)
    return generated === null && next?.generated === null && !isConverted(type, next.type)
  }
  const apart = new Set(from.columns.filter(isApart).map(({ name }) => name))
  if (apart.size === 0) return []
  return [
    {
      ...from,
      columns: from.columns.map((column) =>
        apart.has(column.name) ? { ...column, type: 'varchar(255)', default: null, onUpdate: null } : column,
      ),
      indexes: from.indexes.filter(
        ({ method, parts }) =>
          method === 'btree' || parts.every(({ column }) => column === null || !apart.has(column)),
      ),
    },
  ]
}

/**
 * WITHOUT SYSTEM VERSIONING is said of columns only while the table is versioned, and a table's own period is not
 * exchanged for the server's in one statement.
 */
function versionedApart(from: Table, to: Table): Table[] {
  const [was, is] = [isVersioned(from), isVersioned(to)]
  // An engine that keeps rows' history in another way is not exchanged beneath it.
  if (was && is && from.engine !== to.engine) return [unversioned(from), unversioned(to)]
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

/** The server puts the end of a period of its own into the primary key. */
function unversioned(table: Table): Table {
  const options = (table.options ?? '').replace(/\bwith system versioning\b/i, '').trim()
  const rows = new Set(table.columns.filter(isRowEnd).map(({ name }) => name))
  const { columns } = wholly(table)
  return {
    ...table,
    options: options === '' ? null : options,
    columns: columns.filter(({ name }) => !rows.has(name)),
    indexes: table.indexes.map((index) => ({
      ...index,
      parts: index.parts.filter(({ column }) => column === null || !rows.has(column)),
    })),
  }
}

function isRowEnd({ generated }: Column): boolean {
  return /^ROW (START|END)$/.test(generated?.expression ?? '')
}

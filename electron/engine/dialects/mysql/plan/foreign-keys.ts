import type { Catalog, Column, ForeignKey, Table } from '#contract/catalog'
import { columnDdl } from '../ddl/column'
import { foreignKeyDdl } from '../ddl/table'
import { quote } from '../quote'
import { collated } from './alter/collation'
import type { Clause } from './alter/clause'
import type { ChangeIndex } from './change-index'

/** A foreign key with the table that has it. */
export interface HeldKey {
  readonly table: Table
  readonly key: ForeignKey
}

/** Every foreign key of the tables that stand on both sides: those to drop first, those to add last. */
export interface KeyMoves {
  readonly dropped: readonly HeldKey[]
  readonly added: readonly HeldKey[]
}

/** Which keys of tables that stay are dropped and added: those that change, and those in the way of a column's change. */
export function keyMoves(from: Catalog, to: Catalog): KeyMoves {
  const after = new Map(to.tables.map((table) => [table.name, table]))
  const before = new Map(from.tables.map((table) => [table.name, table]))
  const stirred = stirredColumns(before, after)
  const isDetached = ({ table, key }: HeldKey): boolean =>
    key.columns.some((column) => stirred(table.name, column)) ||
    (key.toSchema === table.schema && key.toColumns.some((column) => stirred(key.toTable, column)))
  const held = (tables: readonly Table[], others: ReadonlyMap<string, Table>): HeldKey[] =>
    tables
      .filter(({ name }) => others.has(name))
      .flatMap((table) => table.foreignKeys.map((key) => ({ table, key })))
  const kept = (one: HeldKey, others: ReadonlyMap<string, Table>): boolean => {
    const other = others.get(one.table.name)?.foreignKeys.find(({ name }) => name === one.key.name)
    return other !== undefined && foreignKeyDdl(other, '') === foreignKeyDdl(one.key, '') && !isDetached(one)
  }
  return {
    dropped: held(from.tables, after).filter((one) => !kept(one, after)),
    added: held(to.tables, before).filter((one) => !kept(one, before)),
  }
}

/**
 * Columns that the server does not let change under a foreign key: other than by name, place, default or comment.
 * https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/optimization-and-indexes/foreign-keys
 */
function stirredColumns(
  before: ReadonlyMap<string, Table>,
  after: ReadonlyMap<string, Table>,
): (table: string, column: string) => boolean {
  const known = new Map<string, ReadonlySet<string> | 'all'>()
  const of = (name: string): ReadonlySet<string> | 'all' => {
    const [from, to] = [before.get(name), after.get(name)]
    // What comes or goes with its table takes its keys with it.
    if (from === undefined || to === undefined) return 'all'
    if (from.engine !== to.engine || (from.partitionBy ?? null) !== (to.partitionBy ?? null)) return 'all'
    const wanted = new Map(to.columns.map((column) => [column.name, column]))
    return new Set(
      from.columns
        .filter((column) => {
          const other = wanted.get(column.name)
          return other === undefined || core(column, from) !== core(other, to)
        })
        .map(({ name: column }) => column),
    )
  }
  return (table, column) => {
    const found = known.get(table) ?? of(table)
    known.set(table, found)
    return found === 'all' || found.has(column)
  }
}

function core(column: Column, table: Table): string {
  return columnDdl(
    { ...collated(column, table), default: null, comment: null, onUpdate: null, invisible: false },
    null,
  )
}

/** One ALTER TABLE for all keys of a table: what it takes away and what brings it back, or the other way round. */
export function keyClauses(
  keys: readonly HeldKey[],
  kind: 'add-foreign-key' | 'drop-foreign-key',
  changes: ChangeIndex,
): { table: Table; clauses: Clause[]; addSql: string; dropSql: string }[] {
  const tables = new Map<string, HeldKey[]>()
  for (const one of keys) tables.set(one.table.name, [...(tables.get(one.table.name) ?? []), one])
  return [...tables.values()].flatMap((held) => {
    const [first] = held
    if (first === undefined) return []
    const add = held.map(({ table, key }) => `add ${foreignKeyDdl(key, table.schema)}`)
    const drop = held.map(({ key }) => `drop foreign key ${quote(key.name)}`)
    const whole = (words: readonly string[]): string =>
      `alter table ${quote(first.table.name)}${words.length === 1 ? ` ${words.join('')}` : words.map((word) => `\n  ${word}`).join(',')}`
    return [
      {
        table: first.table,
        clauses: held.map(({ key, table }, at): Clause => ({
          sql: (kind === 'add-foreign-key' ? add : drop)[at] ?? '',
          deed: { kind, key },
          changes: changes.part('foreign-key', table.name, key.name),
        })),
        addSql: whole(add),
        dropSql: whole(drop),
      },
    ]
  })
}

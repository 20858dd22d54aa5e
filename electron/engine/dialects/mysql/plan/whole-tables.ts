import type { Catalog, Dependency, ObjectRef, Table } from '#contract/catalog'
import { afterNeeds } from '../../after-needs'
import { tableDdl } from '../ddl/table'
import { statementsIn } from '../split'
import type { HeldKey } from './foreign-keys'

/** A table that comes or goes, without the foreign keys that need a statement of their own. */
export interface WholeTable {
  readonly table: Table
  readonly ddl: string
}

/** Tables in an order in which each can be made, and the keys that are made behind all of them. */
export interface WholeTables {
  readonly tables: readonly WholeTable[]
  readonly apart: readonly HeldKey[]
}

/**
 * The tables of one catalog that the other lacks, those that are referred to first. A key stands in its table's own
 * statement where what it refers to is there by then, unaltered, and its name is free.
 */
export function wholeTables(of: Catalog, other: Catalog, isCalm: (table: string) => boolean): WholeTables {
  const stands = new Set(other.tables.map(({ name }) => name))
  const taken = new Set(other.tables.flatMap(({ foreignKeys }) => foreignKeys.map(({ name }) => name)))
  const tables = ordered(of.tables.filter(({ name }) => !stands.has(name)))
  const apart: HeldKey[] = []
  const made = new Set<string>()
  const whole = tables.map((table): WholeTable => {
    made.add(table.name)
    const within = table.foreignKeys.filter((key) => {
      const here = key.toSchema === table.schema
      const ready = !here || made.has(key.toTable) || (stands.has(key.toTable) && isCalm(key.toTable))
      if (ready && !taken.has(key.name)) return true
      apart.push({ table, key })
      return false
    })
    const [ddl = ''] = statementsIn(tableDdl({ ...table, foreignKeys: within }))
    return { table, ddl }
  })
  return { tables: whole, apart }
}

function ordered(tables: readonly Table[]): Table[] {
  const refs = new Map(tables.map((table) => [table.name, refOf(table)]))
  const needs = tables.flatMap((table) =>
    table.foreignKeys.flatMap((key): Dependency[] => {
      const on = refs.get(key.toTable)
      return on === undefined || key.toTable === table.name ? [] : [{ from: refOf(table), on }]
    }),
  )
  return afterNeeds(
    tables.map((table) => ({ ref: refOf(table), table })),
    needs,
  ).map(({ table }) => table)
}

function refOf({ schema, name }: Table): ObjectRef {
  return { kind: 'table', schema, name, table: null }
}

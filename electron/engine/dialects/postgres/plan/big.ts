import type { Table } from '#contract/catalog'
import type { Side } from './side'

/**
 * From here on a table is changed in the safer form: what looks at every row then holds no lock that stops writers.
 * Below it a server of today builds an index or checks a constraint in about a second, which is not worth leaving the
 * one transaction for.
 */
export const bigTable = { rows: 500_000, bytes: 256 * 1024 * 1024 } as const

/**
 * Whether a table is changed as a big one: it is, or it stands in a partition tree that is as a whole. The server locks
 * the partitions of a tree one after another and lets go of them together.
 */
export function isBigIn(table: Table, side: Pick<Side, 'table' | 'children'>): boolean {
  const leaves = leavesOf(rootOf(table, side), side)
  const estimatedRows = leaves.reduce((sum, one) => sum + Math.max(0, one.estimatedRows), 0)
  const bytes = leaves.reduce((sum, one) => sum + (one.bytes ?? 0), 0)
  return isBig({ estimatedRows, bytes })
}

function rootOf(table: Table, side: Pick<Side, 'table'>): Table {
  const above = (table.parents ?? []).find(({ bound }) => bound !== null)
  const parent = above === undefined ? undefined : side.table(above)
  return parent === undefined ? table : rootOf(parent, side)
}

const leaves = new WeakMap<Table, readonly Table[]>()

function leavesOf(table: Table, side: Pick<Side, 'children'>): readonly Table[] {
  if (table.kind !== 'partitioned') return [table]
  const known = leaves.get(table) ?? side.children(table).flatMap((child) => leavesOf(child, side))
  leaves.set(table, known)
  return known
}

/** Whether a table, as the server estimates it, is big. */
export function isBig({ estimatedRows, bytes }: Pick<Table, 'estimatedRows' | 'bytes'>): boolean {
  return estimatedRows >= bigTable.rows || (bytes ?? 0) >= bigTable.bytes
}

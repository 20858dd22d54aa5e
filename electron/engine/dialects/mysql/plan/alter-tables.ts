import type { Table } from '#contract/catalog'
import { alterHazards } from '../hazards/alter-table'
import type { Product } from '../flavour'
import { alterTable } from './alter/alter-table'
import { isApart } from './alter/partitions'
import type { ChangeIndex } from './change-index'
import { single, type DraftStep } from './draft'

/** The steps that make one table the other without its foreign keys, and options that no statement takes back. */
export function alterSteps(
  from: Table,
  to: Table,
  changes: ChangeIndex,
  product: Product,
): { steps: DraftStep[]; unknown: readonly string[] } {
  if (isApart(from, to) === null) return stage(from, to, changes, product, 'whole')
  // All columns and keys first, the partitions behind them: neither statement takes the other's words.
  const between: Table = { ...to, partitionBy: from.partitionBy }
  const first = stage(from, between, changes, product, 'whole')
  const second = stage(between, to, changes, product, 'smallest')
  return { steps: [...first.steps, ...second.steps], unknown: first.unknown }
}

function stage(
  from: Table,
  to: Table,
  changes: ChangeIndex,
  product: Product,
  division: 'whole' | 'smallest',
): { steps: DraftStep[]; unknown: readonly string[] } {
  const { alteration, unknown } = alterTable(from, to, changes, product, division)
  if (alteration === null) return { steps: [], unknown }
  const back = alterTable(to, from, changes, product, division)
  const { sql, clauses } = alteration
  const of = [...new Set(clauses.flatMap((clause) => clause.changes))]
  const reverseSql = back.unknown.length > 0 ? null : (back.alteration?.sql ?? null)
  return { steps: [single(sql, reverseSql, of, alterHazards({ product, from, to, clauses }))], unknown }
}

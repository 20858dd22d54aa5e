import type { Table } from '#contract/catalog'
import { alterHazards } from '../hazards/alter-table'
import type { Product } from '../flavour'
import { inPlaceWords } from '../hazards/cost/in-place'
import { isBig } from '../hazards/hazard'
import { alterTable, type Alteration } from './alter/alter-table'
import { stagesBetween } from './alter/stages'
import type { ChangeIndex } from './change-index'
import { single, type DraftStep } from './draft'

/** The steps that make one table the other without its foreign keys, and options that no statement takes back. */
export function alterSteps(
  from: Table,
  to: Table,
  changes: ChangeIndex,
  product: Product,
): { steps: DraftStep[]; unknown: readonly string[] } {
  const stages = stagesBetween(from, to)
  const unknown = new Set<string>()
  // Of a small table it does not matter how it is made, and the shorter statement says what it does.
  const said = ({ sql, clauses }: Alteration, before: Table, after: Table): string => {
    const words = isBig(from) ? inPlaceWords({ product, from: before, to: after, clauses }) : null
    return words === null ? sql : `${sql},\n  ${words}`
  }
  const steps = stages.slice(1).flatMap((table, at): DraftStep[] => {
    const before = stages[at] ?? from
    const there = alterTable(before, table, changes, product)
    for (const option of there.unknown) unknown.add(option)
    if (there.alteration === null) return []
    const back = alterTable(table, before, changes, product)
    const { clauses } = there.alteration
    const of = [...new Set(clauses.flatMap((clause) => clause.changes))]
    const sql = said(there.alteration, before, table)
    const reverseSql =
      back.unknown.length > 0 ? null : back.alteration && said(back.alteration, table, before)
    return [single(sql, reverseSql, of, alterHazards({ product, from: before, to: table, clauses }))]
  })
  return { steps, unknown: [...unknown] }
}

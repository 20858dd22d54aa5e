import type { Hazard } from '#contract/schema-plan'
import type { Way } from '../../planner'
import type { DraftStep } from './draft'

/** The plan's own form of what was put together. Each statement commits by itself. */
export function wayOf(steps: readonly DraftStep[], refused: Way['refused']): Way {
  return {
    steps: steps.map((drafts) => ({
      transactional: false,
      statements: drafts.map(({ sql, reverseSql, changes, hazards }) => ({
        sql,
        reverseSql,
        change: mainChange(sql, changes),
        transactional: false,
        hazards: [...hazards],
      })),
    })),
    refused,
    reversible: steps.every((drafts) =>
      drafts.every(({ reverseSql, hazards }) => reverseSql !== null && !hazards.some(losesRows)),
    ),
  }
}

/** How far a sequence has counted is told and no part of the schema that the reverse gives back. */
function losesRows({ code, severity }: Hazard): boolean {
  return code === 'data-loss' && severity === 'danger'
}

/** A whole table's statement is for the table, whatever comes with it; any other is for its one change, or for several. */
function mainChange(sql: string, changes: readonly number[]): number | null {
  const [first, ...more] = changes
  if (first === undefined) return null
  return more.length === 0 || /^(create|drop) table /i.test(sql) ? first : null
}

import type { Rule } from './rule'

/** A stored generated column with another expression is computed anew in every row. */
export const rewritesForExpression: Rule = {
  code: 'table-rewrite',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-SET-EXPRESSION',
  find: (step, sight) => {
    const { property, part, sql } = step
    if (property !== 'expression' || !sql.includes(' SET EXPRESSION ')) return null
    if (sight.column(step).to?.generated?.stored !== true) return null
    return {
      severity: 'warning',
      reason: `${part.ref.table ?? ''} is written anew to compute ${part.ref.name}; nobody reads or writes it meanwhile.`,
      advice: null,
    }
  },
}

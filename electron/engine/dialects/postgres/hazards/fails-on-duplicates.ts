import { changesTable, type Rule } from './rule'

/** Two rows with the same values stop what makes them unique. */
export const failsOnDuplicates: Rule = {
  code: 'may-fail-on-data',
  source: 'ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
  find: (step, sight) => {
    const { part, verb, sql, again } = step
    const isKey = part.kind === 'primary-key' || part.kind === 'unique' || part.kind === 'exclusion'
    const isIndex = part.kind === 'index' && sql.startsWith('CREATE UNIQUE INDEX')
    if (verb !== 'make' || !(isKey || isIndex) || !changesTable(step, sight)) return null
    return {
      severity: again ? 'note' : 'warning',
      reason: `Fails where rows of ${part.ref.table ?? ''} ${part.kind === 'exclusion' ? 'exclude each other' : 'have the same values'}.`,
      advice: `Look for them first: SELECT … GROUP BY … HAVING count(*) > 1.${step.turn === 'alone' ? ' An index that failed stays behind, not valid, and has to be dropped.' : ''}`,
    }
  },
}

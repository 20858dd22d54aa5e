import { changesTable, type Rule } from './rule'

/** A row that points nowhere stops a foreign key. */
export const failsOnOrphans: Rule = {
  code: 'may-fail-on-data',
  source: 'ddl-constraints.html#DDL-CONSTRAINTS-FK',
  find: (step, sight) => {
    const { part, sql, again } = step
    if (part.kind !== 'foreign-key' || /NOT (VALID|ENFORCED)$/.test(sql)) return null
    const isLooked = step.property === 'validated' || (step.property === null && step.verb === 'make')
    if (!isLooked || !changesTable(step, sight)) return null
    return {
      severity: again ? 'note' : 'warning',
      reason: `Fails where a row of ${part.ref.table ?? ''} points to none.`,
      advice: 'Mend those rows first, or add it NOT VALID, which holds for new rows alone.',
    }
  },
}

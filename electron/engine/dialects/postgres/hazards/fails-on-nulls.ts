import { changesTable, type Rule } from './rule'

/** A row without a value stops SET NOT NULL, and a new NOT NULL column that has no default is stopped by any row. */
export const failsOnNulls: Rule = {
  code: 'may-fail-on-data',
  source: 'ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL',
  find: (step, sight) => {
    const { property, part, verb, sql } = step
    if (part.kind !== 'column' || sql.endsWith(' NOT VALID')) return null
    const { name, table } = part.ref
    if (property === 'not null' || property === 'validated' || property === 'not null validated')
      return {
        severity: 'warning',
        reason: `Fails where a row of ${table ?? ''} has no ${name}.`,
        advice: `Fill the rows where ${name} is null first.`,
      }
    const { to } = sight.column(step)
    if (verb !== 'make' || property !== null || to === undefined || to.nullable) return null
    if (!changesTable(step, sight) || !sql.includes(' ADD COLUMN ')) return null
    if (to.default !== null || to.identity !== null || to.generated !== null) return null
    return {
      severity: 'danger',
      reason: `Fails if ${table ?? ''} has any row: ${name} is NOT NULL and has no default.`,
      advice: 'Give it a default, or add it nullable, fill it, then set NOT NULL.',
    }
  },
}

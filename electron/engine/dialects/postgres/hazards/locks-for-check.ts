import { isBig } from '../plan/big'
import { changesTable, type Rule } from './rule'

/** A check that is added valid is looked for in every row under ACCESS EXCLUSIVE. */
export const locksForCheck: Rule = {
  code: 'write-lock',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT',
  find: (step, sight) => {
    const table = sight.table(step)
    if (step.part.kind !== 'check' || step.verb !== 'make' || step.property !== null) return null
    if (table === undefined || !changesTable(step, sight) || /NOT (VALID|ENFORCED)$/.test(step.sql))
      return null
    return {
      severity: isBig(table) ? 'warning' : 'note',
      reason: `Nobody reads or writes ${table.name} while its rows are checked.`,
      advice: 'ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own.',
    }
  },
}

import { isBig } from '../plan/big'
import type { Rule } from './rule'

/** SET NOT NULL looks at every row under ACCESS EXCLUSIVE, unless a validated check proves it (12 and newer). */
export const locksForNotNull: Rule = {
  code: 'write-lock',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL',
  find: (step, sight) => {
    const table = sight.table(step)
    if (step.part.kind !== 'column' || step.property !== 'not null' || table === undefined) return null
    if (step.sql.endsWith(' NOT VALID')) return null
    return {
      severity: isBig(table) ? 'warning' : 'note',
      reason: `Nobody reads or writes ${table.name} while its rows are looked at.`,
      advice:
        'Since version 12: add a check (… IS NOT NULL) NOT VALID, validate it, then SET NOT NULL, which is then proved.',
    }
  },
}

import { isBig } from '../plan/big'
import { changesTable, type Rule } from './rule'

/** A foreign key that is added valid holds SHARE ROW EXCLUSIVE on both tables while it looks at every row. */
export const locksForForeignKey: Rule = {
  code: 'write-lock',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT',
  find: (step, sight) => {
    const table = sight.table(step)
    if (step.part.kind !== 'foreign-key' || step.verb !== 'make' || step.property !== null) return null
    if (table === undefined || !changesTable(step, sight) || /NOT (VALID|ENFORCED)$/.test(step.sql))
      return null
    return {
      severity: isBig(table) ? 'warning' : 'note',
      reason: `Nobody writes to ${table.name} or to the table that it points to while its rows are checked.`,
      advice:
        table.kind === 'partitioned' && Number.parseInt(sight.wanted.from.server.version, 10) < 18
          ? `Before version 18 a partitioned table takes none that is NOT VALID. Add it to each partition NOT VALID and validate it there; then ${table.name} takes those for its own.`
          : 'ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own.',
    }
  },
}

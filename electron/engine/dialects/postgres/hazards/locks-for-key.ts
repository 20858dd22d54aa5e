import { isBig } from '../plan/big'
import { changesTable, type Rule } from './rule'

/** A primary key, unique or exclusion constraint builds its index under ACCESS EXCLUSIVE. */
export const locksForKey: Rule = {
  code: 'write-lock',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX',
  find: (step, sight) => {
    const { part, verb } = step
    const table = sight.table(step)
    if (part.kind !== 'primary-key' && part.kind !== 'unique' && part.kind !== 'exclusion') return null
    if (verb !== 'make' || table === undefined || !changesTable(step, sight)) return null
    return {
      severity: isBig(table) ? 'warning' : 'note',
      reason: `Nobody reads or writes ${table.name} while the index of ${part.ref.name} is built.`,
      advice:
        part.kind === 'exclusion'
          ? null
          : table.kind === 'partitioned'
            ? `A partitioned table takes no index that is there. ADD CONSTRAINT to ONLY ${table.name}, give each partition its own USING an index built CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION.`
            : 'CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX, which takes a moment where its columns are NOT NULL.',
    }
  },
}

import type { Table } from '#contract/catalog'
import { isBig } from '../plan/big'
import { changesTable, type Rule } from './rule'
import type { Sight } from './sight'

const whole = (table: Table, sight: Sight) => {
  const { rows, bytes } = sight.size(table)
  return { estimatedRows: rows ?? -1, bytes }
}

/** CREATE INDEX holds SHARE until it is built: rows are read and not written. */
export const locksForIndex: Rule = {
  code: 'write-lock',
  source: 'sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  find: (step, sight) => {
    const table = sight.table(step)
    if (step.part.kind !== 'index' || step.verb !== 'make' || table === undefined) return null
    if (step.turn === 'alone' || !changesTable(step, sight)) return null
    if (table.kind === 'partitioned' && step.part.carries.size > 0 && isBig(whole(table, sight)))
      return {
        severity: 'note',
        reason: `Nobody writes to ${table.name} for a moment: its partitions have the index by then, each built without stopping writers.`,
        advice: null,
      }
    return {
      severity: isBig(whole(table, sight)) ? 'warning' : 'note',
      reason: `Nobody writes to ${table.name} while the index is built.`,
      advice:
        table.kind === 'partitioned'
          ? 'CREATE INDEX … ON ONLY it, CREATE INDEX CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.'
          : 'CREATE INDEX CONCURRENTLY, which runs outside a transaction.',
    }
  },
}

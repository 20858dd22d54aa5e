import { objectKey } from '../plan/keys'
import type { Step } from '../plan/node'
import type { Finding, Rule } from './rule'
import type { Sight } from './sight'

/** ATTACH PARTITION looks at every row of the table for one that belongs elsewhere. */
export const failsOnBounds: Rule = {
  code: 'may-fail-on-data',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-ATTACH-PARTITION',
  find: ({ part, verb, sql }, sight) => {
    const table = sight.table({ part })
    if (part.kind !== 'parent' || verb !== 'make') return null
    if (!sql.includes(' ATTACH PARTITION ')) return null
    if (table === undefined) return elsewhere(part, sight)
    return {
      severity: 'warning',
      reason: `Fails where a row of ${table.name} is outside the bounds; every row is looked at, and nobody reads or writes it meanwhile.`,
      advice:
        'A validated check that says the same as the bounds spares the look. A default partition is looked at too.',
    }
  },
}

/** A new partition has no rows; those that belong into it may stand in the default one. */
function elsewhere({ needs }: Step['part'], { wanted }: Sight): Finding | null {
  const beside = wanted.from.tables.find(({ parents = [] }) =>
    parents.some((parent) => parent.bound === 'DEFAULT' && needs.has(objectKey('table', parent))),
  )
  return beside === undefined
    ? null
    : {
        severity: 'warning',
        reason: `Fails where a row of ${beside.name}, the default partition, belongs into the new one; every row of it is looked at, and nobody reads or writes it meanwhile.`,
        advice: 'Detach the default partition, move such rows, and attach it again.',
      }
}

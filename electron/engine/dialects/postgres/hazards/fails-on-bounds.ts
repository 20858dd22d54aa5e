import type { Rule } from './rule'

/** ATTACH PARTITION looks at every row of the table for one that belongs elsewhere. */
export const failsOnBounds: Rule = {
  code: 'may-fail-on-data',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-ATTACH-PARTITION',
  find: ({ part, verb, sql }, sight) => {
    const table = sight.table({ part })
    if (part.kind !== 'parent' || verb !== 'make' || table === undefined) return null
    if (!sql.includes(' ATTACH PARTITION ')) return null
    return {
      severity: 'warning',
      reason: `Fails where a row of ${table.name} is outside the bounds; every row is looked at, and nobody reads or writes it meanwhile.`,
      advice:
        'A validated check that says the same as the bounds spares the look. A default partition is looked at too.',
    }
  },
}

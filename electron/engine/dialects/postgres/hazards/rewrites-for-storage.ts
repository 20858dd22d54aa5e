import type { Rule } from './rule'

const what: Readonly<Record<string, string>> = {
  persistence: 'to be logged or not',
  'access method': 'in another access method',
  tablespace: 'in another tablespace',
}

/** SET LOGGED, SET ACCESS METHOD and SET TABLESPACE copy the table under ACCESS EXCLUSIVE. */
export const rewritesForStorage: Rule = {
  code: 'table-rewrite',
  source: 'sql-altertable.html#SQL-ALTERTABLE-NOTES',
  find: (step, sight) => {
    const { part, property } = step
    // It has no rows of its own; what is set holds for partitions to come.
    if (sight.table(step)?.kind === 'partitioned') return null
    const words = part.kind === 'table' && property !== null ? what[property] : undefined
    return words === undefined
      ? null
      : {
          severity: 'warning',
          reason: `${part.ref.name} is written anew ${words}; nobody reads or writes it meanwhile.`,
          advice: null,
        }
  },
}

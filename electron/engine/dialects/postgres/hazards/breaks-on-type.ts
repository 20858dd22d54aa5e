import type { Rule } from './rule'

/** Queries compare, join and read a column by its type; a client may read another type otherwise. */
export const breaksOnType: Rule = {
  code: 'breaks-readers',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DATA-TYPE',
  find: (step, sight) => {
    const { from, to } = sight.column(step)
    if (step.property !== 'type' || from === undefined || to === undefined || from.type === to.type)
      return null
    return {
      severity: 'note',
      reason: `Applications that read or write ${step.part.ref.name} as ${from.type} have to take ${to.type}.`,
      advice: null,
    }
  },
}

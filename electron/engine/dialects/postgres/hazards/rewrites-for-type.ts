import { isHarmless } from '../plan/alter/types'
import type { Rule } from './rule'

const isZoned = (from: string, to: string) =>
  from !== to &&
  [from, to].every((type) => /^timestamp(\(\d\))? with(out)? time zone$/.test(type)) &&
  precision(from) <= precision(to)

const precision = (type: string) => Number(/\((\d)\)/.exec(type)?.[1] ?? 6)

/** Where the new type is stored otherwise, every row and every index is written anew under ACCESS EXCLUSIVE. */
export const rewritesForType: Rule = {
  code: 'table-rewrite',
  source: 'sql-altertable.html#SQL-ALTERTABLE-NOTES',
  find: (step, sight) => {
    const { property, part } = step
    const { from, to } = sight.column(step)
    if (from === undefined || to === undefined) return null
    if (property !== 'values' && (property !== 'type' || isHarmless(from.type, to.type))) return null
    return {
      severity: 'warning',
      reason: `${part.ref.table ?? ''} and its indexes are written anew for ${part.ref.name}; nobody reads or writes it meanwhile.`,
      advice: isZoned(from.type, to.type)
        ? "SET timezone TO 'UTC' before it spares that since version 12; the values are then taken as those of UTC."
        : 'Add a column of the new type, fill it in batches and keep it in step by a trigger, then let the application use it and drop the old one.',
    }
  },
}

import { isHarmless, isWidening } from '../plan/alter/types'
import type { Rule } from './rule'

/** A value that the new type does not take stops the whole change. */
export const failsInConversion: Rule = {
  code: 'may-fail-on-data',
  source: 'sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DATA-TYPE',
  find: (step, sight) => {
    const { property, part } = step
    const { from, to } = sight.column(step)
    if (property !== 'type' || from === undefined || to === undefined) return null
    if (isHarmless(from.type, to.type) || isWidening(from.type, to.type)) return null
    return {
      severity: 'warning',
      reason: `Fails where ${part.ref.name} holds what ${to.type} does not take.`,
      advice: 'Look for such values first; the statement’s USING can say how they are converted.',
    }
  },
}

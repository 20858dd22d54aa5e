import type { Rule } from './rule'

/** The conversion succeeds and drops digits, a time of day or a zone. */
export const roundsValues: Rule = {
  code: 'data-loss',
  source: 'typeconv-overview.html',
  find: (step, sight) => {
    const { property, lossy, part } = step
    const { from, to } = sight.column(step)
    if (property !== 'type' || !lossy || from === undefined || to === undefined) return null
    return {
      severity: 'danger',
      reason: `${from.type} to ${to.type} drops what ${to.type} cannot hold of ${part.ref.name}, without an error.`,
      advice: 'Add a column of the new type beside this one, compare the two, then drop the old one.',
    }
  },
}

import type { Rule } from './rule'

/** DROP COLUMN takes what the column holds. A generated column is computed from others and comes back with its statement. */
export const dropsColumn: Rule = {
  code: 'data-loss',
  source: 'sql-altertable.html',
  find: (step, sight) => {
    const { verb, part, again } = step
    if (verb !== 'drop' || part.kind !== 'column') return null
    const { from } = sight.column(step)
    if (from === undefined || from.generated !== null) return null
    return {
      severity: 'danger',
      reason: again
        ? `What ${part.ref.name} holds is lost: the column is dropped and made anew.`
        : `What ${part.ref.name} holds is lost in every row.`,
      advice:
        'Stop writing to the column first, and drop it in a later revision; or copy it to another table.',
    }
  },
}

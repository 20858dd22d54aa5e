import type { Rule } from './rule'

/** DROP TABLE takes the rows; nothing brings them back once the transaction is over. */
export const dropsTable: Rule = {
  code: 'data-loss',
  source: 'sql-droptable.html',
  find: ({ verb, part }, sight) => {
    const table = sight.table({ part })
    if (verb !== 'drop' || part.kind !== 'table' || table === undefined || table.kind === 'foreign')
      return null
    return {
      severity: 'danger',
      reason: `Every row of ${part.ref.name} is lost.`,
      advice:
        'Rename the table first and drop it once nobody misses it, or keep a copy with pg_dump --table.',
    }
  },
}

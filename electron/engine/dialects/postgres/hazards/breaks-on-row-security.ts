import type { Rule } from './rule'

/** With row security on and no policy for them, all but the owner see no row. */
export const breaksOnRowSecurity: Rule = {
  code: 'breaks-readers',
  source: 'ddl-rowsecurity.html',
  find: ({ part, sql, verb }, sight) => {
    if (part.kind !== 'setting' || verb === 'drop' || sight.table({ part }) === undefined) return null
    if (!sql.endsWith(' ENABLE ROW LEVEL SECURITY') && !sql.endsWith(' FORCE ROW LEVEL SECURITY')) return null
    return {
      severity: 'warning',
      reason: `From then on a role sees and changes only rows of ${part.ref.name} that a policy gives it.`,
      advice: 'Make the policies in the same transaction.',
    }
  },
}

import type { Rule } from './rule'

/** Who loses a right fails at the next statement that needs it. */
export const breaksOnRevoke: Rule = {
  code: 'breaks-readers',
  source: 'sql-revoke.html',
  find: ({ part, sql }) =>
    part.kind === 'grants' && sql.startsWith('REVOKE ')
      ? {
          severity: 'warning',
          reason: `${sql.slice(sql.lastIndexOf(' FROM ') + ' FROM '.length)} can no longer do this with ${part.ref.name}.`,
          advice: null,
        }
      : null,
}

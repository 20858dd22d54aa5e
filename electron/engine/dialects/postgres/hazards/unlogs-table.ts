import type { Rule } from './rule'

/** An unlogged table is emptied after a crash, and is not on replicas. */
export const unlogsTable: Rule = {
  code: 'data-loss',
  source: 'sql-createtable.html#SQL-CREATETABLE-UNLOGGED',
  find: ({ property, sql, part }) =>
    property === 'persistence' && sql.endsWith(' SET UNLOGGED')
      ? {
          severity: 'warning',
          reason: `${part.ref.name} will be empty after a crash of the server, and is not on replicas.`,
          advice: null,
        }
      : null,
}

import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Rows that refer to nothing stop a foreign key from being added. */
export const foreignKeyRows: AlterRule = (judged) => {
  const { from } = judged
  return deedsOf(judged, 'add-foreign-key').map(({ key }) => {
    const match = key.columns.map((column, at) => `p.${key.toColumns[at] ?? ''} = c.${column}`).join(' AND ')
    const present = key.columns.map((column) => `c.${column} IS NOT NULL`).join(' AND ')
    return {
      code: 'may-fail-on-data',
      severity: 'warning',
      ref: refIn(from, 'foreign-key', key.name),
      reason: `A row of ${from.name} whose (${key.columns.join(', ')}) is in no row of ${key.toTable} stops the statement.`,
      advice: `Look first: SELECT c.* FROM ${from.name} c LEFT JOIN ${key.toTable} p ON ${match} WHERE ${present} AND p.${key.toColumns[0] ?? ''} IS NULL.`,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html#foreign-key-checks',
      ...stake(from),
    }
  })
}

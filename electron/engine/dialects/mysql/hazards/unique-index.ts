import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** Rows with the same values stop a key from being made. */
export const uniqueIndex: AlterRule = (judged) =>
  deedsOf(judged, 'add-index').flatMap(({ index }): Hazard[] => {
    const { from } = judged
    const known = from.indexes.find(({ name }) => name === index.name)
    const columns = index.parts.map(({ column, expression }) => column ?? expression ?? '')
    // A new column that counts has no value twice.
    const counted = judged.clauses.some(
      ({ deed }) =>
        deed.kind === 'add-column' && deed.column.identity !== null && columns.includes(deed.column.name),
    )
    const covered =
      known?.unique === true &&
      known.parts.every(({ column, prefixLength }) => prefixLength === null && columns.includes(column ?? ''))
    if (!index.unique || counted || covered) return []
    const primary = index.backs === 'primary-key'
    const list = columns.join(', ')
    return [
      {
        code: 'may-fail-on-data',
        severity: 'warning',
        ref: refIn(from, primary ? 'primary-key' : 'unique', index.name),
        reason: `Two rows of ${from.name} with the same (${list}) stop the statement${primary ? ', and so does one without a value' : ''}.`,
        advice: `Look first: SELECT ${list}, COUNT(*) FROM ${from.name} GROUP BY ${list} HAVING COUNT(*) > 1.`,
        source: 'https://dev.mysql.com/doc/refman/8.4/en/create-index.html#create-index-unique',
        ...stake(from),
      },
    ]
  })

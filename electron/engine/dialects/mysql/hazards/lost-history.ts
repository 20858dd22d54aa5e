import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** A table that is no longer versioned forgets every earlier state of its rows. */
export const lostHistory: AlterRule = (judged) => {
  const { from } = judged
  if (deedsOf(judged, 'drop-versioning').length === 0) return []
  return [
    {
      code: 'data-loss',
      severity: 'danger',
      ref: refIn(from),
      reason: `Every earlier state of the rows of ${from.name} is lost.`,
      advice: `Keep it first: CREATE TABLE … AS SELECT * FROM ${from.name} FOR SYSTEM_TIME ALL.`,
      source:
        'https://mariadb.com/docs/server/reference/sql-structure/temporal-tables/system-versioned-tables#removing-system-versioning',
      ...stake(from),
    },
  ]
}

import type { Statement } from '#contract/plan'

/** What a statement means for transactions. */
export type Verdict = Pick<Statement, 'transactional' | 'reason' | 'control'>

export const inTransaction: Verdict = { transactional: true, reason: null, control: null }

/** A statement that opens or ends a transaction of the file's own. */
export function control(kind: NonNullable<Statement['control']>): Verdict {
  return { transactional: true, reason: null, control: kind }
}

/** A statement that the server refuses inside a transaction. */
export function outside(what: string): Verdict {
  return {
    transactional: false,
    reason: `PostgreSQL does not run ${what} inside a transaction.`,
    control: null,
  }
}

/** https://www.postgresql.org/docs/current/sql-altertype.html: since version 12 it runs inside a transaction, but the value can be used only after commit. */
export const addsEnumValue: Verdict = {
  transactional: false,
  reason:
    'A value added to an enum type can’t be used before the transaction that adds it is committed, so ALTER TYPE … ADD VALUE runs by itself.',
  control: null,
}

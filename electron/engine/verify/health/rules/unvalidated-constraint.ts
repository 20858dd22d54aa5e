import { nameOf, ownTables, partRef, tableRef, type Rule } from '../rule'

/** Checks and foreign keys that older rows may break. */
export const unvalidatedConstraint: Rule = ({ catalog, mends }) =>
  ownTables(catalog).flatMap((table) => {
    const checks = table.checks
      .filter(({ validated, enforced }) => !validated && enforced)
      .map(({ name }) => ({ kind: 'check' as const, word: 'Check', name }))
    const keys = table.foreignKeys
      .filter(({ validated }) => !validated)
      .map(({ name }) => ({ kind: 'foreign-key' as const, word: 'Foreign key', name }))
    return [...checks, ...keys].map(({ kind, word, name }) => ({
      rule: 'unvalidated-constraint',
      severity: 'warn',
      ref: partRef(kind, table, name),
      page: tableRef(table),
      what: `${word} ${name} on ${nameOf(catalog, table)} is NOT VALID.`,
      why: 'Rows from before it was added were never checked and may break it; the planner does not rely on it.',
      mend: mends.validateConstraint(table, name),
      caution:
        'It reads the whole table, without keeping anyone from writing, and fails at the first row that breaks it.',
      bytes: table.bytes,
    }))
  })

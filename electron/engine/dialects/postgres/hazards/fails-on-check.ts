import { changesTable, type Rule } from './rule'

/** A row that does not meet it stops a check that is added valid, or validated; so it does for one of a domain. */
export const failsOnCheck: Rule = {
  code: 'may-fail-on-data',
  source: 'ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS',
  find: (step, sight) => {
    const { part, verb, property, sql } = step
    if (/NOT (VALID|ENFORCED)$/.test(sql)) return null
    const isDomain = part.kind === 'domain' && (property === 'constraint' || property === 'not null')
    const isNew = part.kind === 'check' && verb === 'make' && changesTable(step, sight)
    const isValidated = part.kind === 'check' && property === 'validated'
    if (!isDomain && !isNew && !isValidated) return null
    return {
      severity: 'warning',
      reason: isDomain
        ? `Fails where a column of domain ${part.ref.name} holds what it no longer allows.`
        : `Fails where a row of ${part.ref.table ?? ''} does not meet ${part.ref.name}.`,
      advice: 'Mend the rows first, or add it NOT VALID, which holds for new rows alone.',
    }
  },
}

import type { Table } from '#contract/catalog'
import { uniqueNotes } from '../describe'

/** One constraint as a line: its kind, what it says, and what weakens it. */
export interface ConstraintRow {
  readonly kind: 'primary key' | 'unique' | 'check' | 'exclusion'
  readonly name: string
  /** Column names, where that is all it says. */
  readonly columns: readonly string[]
  /** The server's own spelling, where columns do not say it all. */
  readonly definition: string | null
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
  readonly comment: string | null
}

/** Every constraint of a table but its foreign keys, the primary key first. */
export function constraintRows(table: Table): ConstraintRow[] {
  const nothing = { columns: [], definition: null, notes: [], warnings: [], comment: null }
  const rows: ConstraintRow[] = []
  const { primaryKey } = table
  if (primaryKey !== null) {
    const { name, columns, spelling = null, comment } = primaryKey
    rows.push({ ...nothing, kind: 'primary key', name, columns, definition: spelling, comment })
  }
  for (const unique of table.uniques) {
    const { name, columns, definition } = unique
    rows.push({
      ...nothing,
      kind: 'unique',
      name,
      columns,
      definition,
      notes: uniqueNotes(unique),
      comment: unique.comment ?? null,
    })
  }
  for (const {
    name,
    expression,
    validated,
    enforced,
    noInherit,
    inherited,
    comment = null,
  } of table.checks) {
    const notes = [
      ...(noInherit === true ? ['no inherit'] : []),
      ...(inherited === true ? ['inherited'] : []),
    ]
    const warnings = [...(validated ? [] : ['not validated']), ...(enforced ? [] : ['not enforced'])]
    rows.push({ ...nothing, kind: 'check', name, definition: expression, notes, warnings, comment })
  }
  for (const { name, definition, comment = null } of table.exclusions) {
    rows.push({ ...nothing, kind: 'exclusion', name, definition, comment })
  }
  return rows
}

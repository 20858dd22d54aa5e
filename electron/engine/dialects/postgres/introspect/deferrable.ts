import type { ForeignKey } from '#contract/catalog'
import type { ConstraintRow } from './constraints'

/** When a constraint is checked. */
export function deferrable(row: ConstraintRow): ForeignKey['deferrable'] {
  if (!row.deferrable) return 'no'
  return row.deferred ? 'initially-deferred' : 'initially-immediate'
}

import type { CheckConstraint, Table } from '#contract/catalog'
import { checkLine } from '../../ddl/constraint-lines'
import { alterTable } from '../../ddl/table'
import { inPlace, type Alteration } from '../part'
import { validate } from './validate'

/** A check is validated in place; any other change makes it anew. */
export function alterCheck(table: Table, from: CheckConstraint, to: CheckConstraint): Alteration {
  if (from.inherited !== true && to.inherited === true)
    return {
      how: 'refused',
      why: `Check ${to.name} is the table's own; PostgreSQL has no statement that leaves it to the table it inherits from. Drop it once the table inherits.`,
    }
  const isSame = checkLine(from) === checkLine(to)
  // It stays when the table no longer inherits.
  if (isSame && from.validated === to.validated) return inPlace([])
  const isValidated = !from.validated && to.validated && from.enforced && to.enforced
  return isValidated && isSame
    ? inPlace([{ ...validate(alterTable(table), to.name, checkLine(to)), turn: 'main' }])
    : { how: 'again' }
}

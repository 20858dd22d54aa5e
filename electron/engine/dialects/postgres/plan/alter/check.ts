import type { CheckConstraint, Table } from '#contract/catalog'
import { checkLine } from '../../ddl/constraint-lines'
import { alterTable } from '../../ddl/table'
import { inPlace, type Alteration } from '../part'
import { validate } from './validate'

/** A check is validated in place; any other change makes it anew. */
export function alterCheck(table: Table, from: CheckConstraint, to: CheckConstraint): Alteration {
  const isValidated = !from.validated && to.validated && from.enforced && to.enforced
  return isValidated && checkLine(from) === checkLine(to)
    ? inPlace([{ ...validate(alterTable(table), to.name, checkLine(to)), turn: 'main' }])
    : { how: 'again' }
}

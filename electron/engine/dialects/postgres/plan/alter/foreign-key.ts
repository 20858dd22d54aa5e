import type { ForeignKey, Table } from '#contract/catalog'
import { foreignKeyLine } from '../../ddl/constraint-lines'
import { quote } from '../../quote'
import { inPlace, type Alteration } from '../part'
import { validate } from './validate'

const deferrable = {
  no: 'NOT DEFERRABLE',
  'initially-immediate': 'DEFERRABLE INITIALLY IMMEDIATE',
  'initially-deferred': 'DEFERRABLE INITIALLY DEFERRED',
} as const

/**
 * What can change without looking at the rows again: when a foreign key is checked, and that it was not checked yet.
 * https://www.postgresql.org/docs/current/sql-altertable.html
 */
export function alterForeignKey(table: Table, from: ForeignKey, to: ForeignKey): Alteration {
  const alter = `ALTER TABLE ${quote(table.schema)}.${quote(table.name)}`
  const line = (key: ForeignKey) => foreignKeyLine({ ...key, deferrable: 'no', validated: true })
  if (line(from) !== line(to)) return { how: 'again' }
  if (from.validated && !to.validated) return { how: 'again' }
  const when = (key: ForeignKey) =>
    `${alter} ALTER CONSTRAINT ${quote(to.name)} ${deferrable[key.deferrable]}`
  const whole = foreignKeyLine({ ...to, validated: true })
  return inPlace([
    ...(from.deferrable === to.deferrable
      ? []
      : [{ sql: when(to), reverse: when(from), property: 'deferrable' }]),
    ...(from.validated === to.validated
      ? []
      : [{ ...validate(alter, to.name, whole), turn: 'main' as const }]),
  ])
}

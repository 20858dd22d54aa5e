import type { AlterColumn } from '#contract/script-change'
import type { ScriptDefault } from '#contract/script-column'
import { refuse } from '../../sqlalchemy/refuse'
import { serverDefault } from '../../sqlalchemy/server-default'
import { dottedTable, spell, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { typeCheckOf } from '../../sqlalchemy/table-parts'
import { affinity } from '../../sqlalchemy/type-class'
import { constraintSql } from './constraint'

/** `op.alter_column`: CHANGE or MODIFY with the whole column, or SET DEFAULT where nothing else changes. */
export function alterColumn(spelling: Spelling, change: AlterColumn): string[] {
  return [...altered(spelling, change), ...addedChecks(spelling, change)]
}

function altered(spelling: Spelling, change: AlterColumn): string[] {
  const { table, column, newName, existing, place } = change
  const alter = `ALTER TABLE ${dottedTable(spelling, table)}`
  const generated = [change.default?.to, existing.default?.to].find(
    (one) => one?.kind === 'computed' || one?.kind === 'identity',
  )
  if (generated != null)
    refuse(
      spelling,
      place,
      `Alembic alters no column of MySQL that is ${generated.kind === 'computed' ? 'computed' : 'an identity'}.`,
    )
  if (newName !== null || hasFunctionalDefault(change))
    return [
      `${alter} CHANGE ${spell(spelling, column)} ${spell(spelling, newName ?? column)} ${wholeColumn(spelling, change)}`,
    ]
  if (
    change.nullable !== null ||
    change.type !== null ||
    change.autoincrement !== null ||
    change.comment !== null
  )
    return [`${alter} MODIFY ${spell(spelling, column)} ${wholeColumn(spelling, change)}`]
  if (change.default === null) return []
  const { to } = change.default
  return [
    `${alter} ALTER COLUMN ${spell(spelling, column)} ${to === null ? 'DROP DEFAULT' : `SET DEFAULT ${value(spelling, to, place)}`}`,
  ]
}

/** MySQL sets no function as a default by itself; a date and time without `server_default` counts, as Alembic has it. */
function hasFunctionalDefault({ type, existing, default: given }: AlterColumn): boolean {
  const effective = type ?? existing.type
  return effective !== null && affinity(effective) === 'date-time' && !(given !== null && given.to === null)
}

/** Everything MySQL is to know of the column, from what changes and what the script says of the column before. */
function wholeColumn(spelling: Spelling, change: AlterColumn): string {
  const { existing, place } = change
  const type =
    change.type ??
    existing.type ??
    refuse(
      spelling,
      place,
      'MySQL needs the whole column to change anything of it, and the script does not say its type.',
      'Give existing_type= (and existing_nullable=, existing_server_default=) in op.alter_column.',
    )
  const byDefault = (change.default ?? existing.default)?.to ?? null
  const comment = change.comment === null ? existing.comment : change.comment.to
  return [
    spelling.type(type, place),
    (change.nullable ?? existing.nullable ?? true) ? 'NULL' : 'NOT NULL',
    ...((change.autoincrement ?? existing.autoincrement) === true ? ['AUTO_INCREMENT'] : []),
    ...(byDefault === null ? [] : [`DEFAULT ${value(spelling, byDefault, place)}`]),
    ...(comment === null || comment === '' ? [] : [`COMMENT ${spelling.literal(comment)}`]),
  ].join(' ')
}

function value(spelling: Spelling, given: ScriptDefault, place: AlterColumn['place']): string {
  return (
    serverDefault(spelling, given, place) ??
    refuse(spelling, place, 'FetchedValue says nothing that a default could be set to.')
  )
}

/** Alembic drops no check of a type on MySQL, and adds the new type's. */
function addedChecks(spelling: Spelling, { table, column, type, place }: AlterColumn): string[] {
  if (type === null) return []
  const name = { text: column, final: false, quote: null }
  return typeCheckOf(spelling, { type, name, place }).map(
    (check) => `ALTER TABLE ${tableName(spelling, table)} ADD ${constraintSql(spelling, table, check)}`,
  )
}

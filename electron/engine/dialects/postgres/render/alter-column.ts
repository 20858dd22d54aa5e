import type { AlterColumn, Given } from '#contract/script-change'
import type { ScriptDefault, ScriptIdentity } from '#contract/script-column'
import { identifier } from '../../sqlalchemy/identifier'
import { refuse } from '../../sqlalchemy/refuse'
import { serverDefault } from '../../sqlalchemy/server-default'
import { dottedTable, spell, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { typeCheckOf } from '../../sqlalchemy/table-parts'
import { alteredComment } from './comment'
import { identityOptions, identityWords } from './column'
import { constraintSql } from './constraint'

/** `op.alter_column`: a statement for each thing that changes, in Alembic's order. */
export function alterColumn(spelling: Spelling, change: AlterColumn): string[] {
  const { table, column, type, nullable, newName, comment, place } = change
  if (change.postgresqlUsing !== null && type === null)
    refuse(spelling, place, 'Alembic takes postgresql_using only together with type_.')
  const alter = `ALTER TABLE ${dottedTable(spelling, table)}`
  const its = `${alter} ALTER COLUMN ${spell(spelling, column)}`
  const using = change.postgresqlUsing === null ? '' : ` USING ${change.postgresqlUsing}`
  return [
    ...droppedChecks(spelling, change),
    ...(type === null ? [] : [`${its} TYPE ${spelling.type(type, place)}${using}`]),
    ...(nullable === null ? [] : [`${its} ${nullable ? 'DROP' : 'SET'} NOT NULL`]),
    ...(change.default === null
      ? []
      : [`${its} ${newDefault(spelling, change, change.default.to, change.existing.default)}`]),
    ...(comment === null ? [] : [alteredComment(spelling, table, column, comment.to)]),
    ...(newName === null
      ? []
      : [`${alter} RENAME ${spell(spelling, column)} TO ${spell(spelling, newName)}`]),
    ...addedChecks(spelling, change),
  ]
}

/** The check of the type before goes first; Alembic knows it by `existing_type`. */
function droppedChecks(spelling: Spelling, change: AlterColumn): string[] {
  const { table, type, existing, place } = change
  if (type === null || existing.type === null) return []
  return checksOf(spelling, change, existing.type).map(({ name }) => {
    if (name === null)
      return refuse(spelling, place, 'The check of the type before has no name, and so can’t be dropped.')
    return `ALTER TABLE ${tableName(spelling, table)} DROP CONSTRAINT ${identifier(spelling, name, place)}`
  })
}

function addedChecks(spelling: Spelling, change: AlterColumn): string[] {
  const { table, type } = change
  if (type === null) return []
  return checksOf(spelling, change, type).map(
    (check) => `ALTER TABLE ${tableName(spelling, table)} ADD ${constraintSql(spelling, table, check)}`,
  )
}

function checksOf(
  spelling: Spelling,
  { column, place }: AlterColumn,
  type: NonNullable<AlterColumn['type']>,
): ReturnType<typeof typeCheckOf> {
  return typeCheckOf(spelling, { type, name: { text: column, final: false, quote: null }, place })
}

function newDefault(
  spelling: Spelling,
  { place }: AlterColumn,
  to: ScriptDefault | null,
  existing: Given<ScriptDefault | null>,
): string {
  if (to?.kind === 'computed' || existing?.to?.kind === 'computed')
    refuse(
      spelling,
      place,
      'Alembic neither adds GENERATED ALWAYS AS to a column that is there, nor takes it away.',
    )
  if (to?.kind === 'identity' || existing?.to?.kind === 'identity')
    return newIdentity(spelling, to?.kind === 'identity' ? to : null, existing, place)
  if (to === null) return 'DROP DEFAULT'
  const value = serverDefault(spelling, to, place)
  if (value === null)
    return refuse(spelling, place, 'FetchedValue says nothing that a default could be set to.')
  return `SET DEFAULT ${value}`
}

/** Alembic adds an identity only where `existing_server_default=None` says that there is none. */
function newIdentity(
  spelling: Spelling,
  to: ScriptIdentity | null,
  existing: Given<ScriptDefault | null>,
  place: AlterColumn['place'],
): string {
  if (to === null) return 'DROP IDENTITY'
  if (existing !== null && existing.to === null) return `ADD ${identityWords(to)}`
  const before = existing?.to?.kind === 'identity' ? existing.to : null
  const changes = [
    ...(Boolean(to.always) === Boolean(before?.always) ? [] : [['always', ''] as const]),
    ...identityNames
      .filter(([, key]) => to[key] !== null && to[key] !== (before?.[key] ?? null))
      .map(([name, key]) => [name, identityOptions({ [key]: to[key] })] as const),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1))
  if (changes.length === 0) return refuse(spelling, place, 'The identity is changed in nothing.')
  return changes
    .map(([name, words]) =>
      name === 'always' ? `SET GENERATED ${to.always === true ? 'ALWAYS' : 'BY DEFAULT'}` : `SET ${words}`,
    )
    .join(' ')
}

/** By SQLAlchemy's names, which give the order. */
const identityNames = [
  ['start', 'start'],
  ['increment', 'increment'],
  ['minvalue', 'minValue'],
  ['maxvalue', 'maxValue'],
  ['nominvalue', 'noMinValue'],
  ['nomaxvalue', 'noMaxValue'],
  ['cycle', 'cycle'],
  ['cache', 'cache'],
] as const

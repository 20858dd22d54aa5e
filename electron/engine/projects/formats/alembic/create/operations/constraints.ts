import type { CheckConstraint, ForeignKey, PrimaryKey, Table, UniqueConstraint } from '#contract/catalog'
import { repr } from '../python-literal'
import { call, final, list, type Named, text } from './python'
import type { Said } from './said'

/** A constraint as it stands in `op.create_table`; null where these words say less than it is. */
export function primaryKeyCall({ name, columns, spelling, comment }: PrimaryKey): string | null {
  if (spelling != null || comment !== null) return null
  return call(
    'sa.PrimaryKeyConstraint',
    columns.map((one) => repr(one)),
    [['name', final(name)]],
  )
}

export function uniqueCall(unique: UniqueConstraint): string | null {
  const named = uniqueNamed(unique)
  if (named === null) return null
  return call(
    'sa.UniqueConstraint',
    unique.columns.map((one) => repr(one)),
    [['name', final(unique.name)], ...named],
  )
}

/** What `unique` has beside its columns, by name; null where it can't be said. */
export function uniqueNamed(unique: UniqueConstraint): Named[] | null {
  if (unique.definition !== null || unique.comment != null) return null
  return [
    ['postgresql_nulls_not_distinct', unique.nullsNotDistinct ? 'True' : null],
    ...deferrable(unique.deferrable),
  ]
}

export function checkCall(check: CheckConstraint): string | null {
  if (!isPlainCheck(check)) return null
  return call('sa.CheckConstraint', [text(check.expression)], [['name', final(check.name)]])
}

export function isPlainCheck({
  validated,
  enforced,
  noInherit,
  inherited,
  column,
  comment,
}: CheckConstraint): boolean {
  return (
    validated && enforced && noInherit !== true && inherited !== true && column == null && comment == null
  )
}

export function foreignKeyCall(key: ForeignKey, said: Said): string | null {
  const named = foreignKeyNamed(key)
  if (named === null) return null
  const table = key.toSchema === said.home ? key.toTable : `${key.toSchema}.${key.toTable}`
  // A dot would be read as standing between schema, table and column.
  if ([key.toSchema, key.toTable, ...key.toColumns].some((name) => name.includes('.'))) return null
  const to = key.toColumns.map((column) => `${table}.${column}`)
  return call('sa.ForeignKeyConstraint', [list(key.columns), list(to)], [['name', final(key.name)], ...named])
}

/** What a foreign key has beside its columns, by name; null where it can't be said. */
export function foreignKeyNamed(key: ForeignKey): Named[] | null {
  const {
    onDelete,
    onUpdate,
    match,
    onDeleteColumns = [],
    validated,
    enforced,
    period,
    inherited,
    comment,
  } = key
  const more = onDeleteColumns.length > 0 || enforced === false || period === true || inherited === true
  if (more || comment != null || match !== 'SIMPLE' || !validated) return null
  return [
    ['onupdate', onUpdate === 'NO ACTION' ? null : repr(onUpdate)],
    ['ondelete', onDelete === 'NO ACTION' ? null : repr(onDelete)],
    ...deferrable(key.deferrable),
  ]
}

function deferrable(how: Table['uniques'][number]['deferrable']): Named[] {
  if (how === 'no') return []
  return [
    ['deferrable', 'True'],
    ['initially', how === 'initially-deferred' ? repr('DEFERRED') : null],
  ]
}

import type { AddColumn, CreateTable, ScriptTable } from '#contract/script-change'
import type { ScriptColumn } from '#contract/script-column'
import type { ScriptConstraint, ScriptIndex } from '#contract/script-constraint'
import { enumOf } from './enum-of'
import type { Touch, TouchContext, TouchedObject } from './touch'

/** What `create_table` makes, part by part. */
export function tableTouches(change: CreateTable, context: TouchContext): Touch[] {
  const { table, columns, constraints, indexes } = change
  const keys = columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name.text)
  const objects = [
    tableObject(table, context),
    ...columns.flatMap((column) => columnObjects(table, column, context)),
    ...(keys.length === 0 ? [] : [part(table, context, 'primary-key', null, keys)]),
    ...constraints.flatMap((constraint) => constraintObject(table, constraint, context) ?? []),
    ...indexes.map((index) => indexObject(table, index, context)),
  ]
  return objects.map((object) => ({ kind: 'make', object }))
}

/** What `add_column` makes: the column, and the indexes and constraints that come with it. */
export function addColumnTouches({ table, column }: AddColumn, context: TouchContext): Touch[] {
  // Alembic makes no type for a column that is added.
  const objects = columnObjects(table, column, context).filter(({ kind }) => kind !== 'enum')
  return objects.map((object) => ({ kind: 'make', object }))
}

/** The table itself. */
export function tableObject({ name, schema }: ScriptTable, { landing }: TouchContext): TouchedObject {
  return { kind: 'table', schema: schema ?? landing, table: name.text, name: name.text, columns: [] }
}

/** Something that belongs to a table. */
export function part(
  { name: table, schema }: ScriptTable,
  { landing }: TouchContext,
  kind: TouchedObject['kind'],
  name: string | null,
  columns: readonly string[],
): TouchedObject {
  return { kind, schema: schema ?? landing, table: table.text, name, columns }
}

/** An index; of one that is named by convention only the columns are known. */
export function indexObject(table: ScriptTable, index: ScriptIndex, context: TouchContext): TouchedObject {
  const columns = index.parts.flatMap((of) => (of.kind === 'column' ? [of.name.text] : []))
  const plain = columns.length === index.parts.length
  return part(table, context, 'index', index.name?.text ?? null, plain ? columns : [])
}

/** A constraint; null where neither a name nor columns can tell it among others. */
export function constraintObject(
  table: ScriptTable,
  constraint: ScriptConstraint,
  context: TouchContext,
): TouchedObject | null {
  const name = constraint.name?.text ?? null
  if (constraint.kind === 'check' || constraint.kind === 'exclusion')
    return name === null ? null : part(table, context, constraint.kind, name, [])
  // SQLAlchemy leaves it out of create_table, to be added later, and Alembic never does.
  if (constraint.kind === 'foreign-key' && constraint.useAlter) return null
  return part(table, context, constraint.kind, name, constraint.columns)
}

function columnObjects(table: ScriptTable, column: ScriptColumn, context: TouchContext): TouchedObject[] {
  const own = column.name.text
  const type = enumOf(column.type, table.schema, context)
  const references = column.references.filter(({ useAlter }) => !useAlter)
  return [
    part(table, context, 'column', own, [own]),
    ...(type === null ? [] : [type]),
    ...(column.index ? [part(table, context, 'index', null, [own])] : []),
    ...(column.unique && !column.index ? [part(table, context, 'unique', null, [own])] : []),
    ...references.map(({ name }) => part(table, context, 'foreign-key', name?.text ?? null, [own])),
  ]
}

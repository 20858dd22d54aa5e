import type { Catalog, Column, ObjectRef, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { repr } from '../python-literal'
import { columnCall, isPlain } from './column'
import { foreignKeyNamed, isPlainCheck, uniqueNamed } from './constraints'
import { createIndex, dropIndex } from './index-call'
import { call, final, list, maybe, type Named, text } from './python'
import { inSchema, type Said } from './said'
import { createTable, dropTable } from './table-call'
import { typeCall } from './types'

/** A change between two catalogs, and how its statement makes it. */
export interface Operation {
  readonly change: Change
  readonly from: Catalog
  readonly to: Catalog
  /** Whether an index is made or dropped without holding writers up. */
  readonly concurrently: boolean
  /** Foreign keys and indexes that come with their table's statement. */
  readonly within: ReadonlySet<string>
}

/** The operations of Alembic that make a change; null where they would say less than its statements. */
export function operationCalls(operation: Operation, said: Said): string[] | null {
  const { change, from, to, concurrently, within } = operation
  const before = tableOf(from, change.ref)
  const after = tableOf(to, change.ref)
  if (change.kind === 'create-table') return after === null ? null : wholeTable(after, said, within)
  if (change.kind === 'drop-table') return before === null ? null : [dropTable(before, said)]
  if (before === null || after === null) {
    // An index of a table that comes or goes with it, or of a materialized view.
    const table = after ?? before
    return table === null ? null : one(partCall(change, table, table, concurrently, said))
  }
  return one(partCall(change, before, after, concurrently, said))
}

function one(text: string | null): string[] | null {
  return text === null ? null : [text]
}

function wholeTable(table: Table, said: Said, within: ReadonlySet<string>): string[] | null {
  const calls = [
    createTable(table, said, within),
    ...table.indexes
      .filter((index) => within.has(index.name) && index.backs === null)
      // MySQL makes it for the foreign key by itself.
      .filter((index) => !table.foreignKeys.some(({ name }) => name === index.name))
      .map((index) => createIndex(index, table, said, false)),
  ]
  const known = calls.filter((text) => text !== null)
  return known.length === calls.length ? known : null
}

function partCall(
  { kind, ref, properties }: Change,
  before: Table,
  after: Table,
  concurrently: boolean,
  said: Said,
): string | null {
  const { name } = ref
  const named = <P extends { name: string }>(parts: readonly P[]) =>
    parts.find((part) => part.name === name) ?? null
  switch (kind) {
    case 'add-column': {
      const column = named(after.columns)
      const made = column === null ? null : columnCall(column, after, said)
      return made === null ? null : call('op.add_column', [repr(after.name), made], [inSchema(after, said)])
    }
    case 'drop-column':
      return call('op.drop_column', [repr(before.name), repr(name)], [inSchema(before, said)])
    case 'alter-column': {
      const [was, is] = [named(before.columns), named(after.columns)]
      return was === null || is === null ? null : alterColumn(was, is, after, properties, said)
    }
    case 'create-index': {
      const index = named(after.indexes)
      return index === null ? null : createIndex(index, after, said, concurrently)
    }
    case 'drop-index': {
      const index = named(before.indexes)
      return index === null ? null : dropIndex(index, before, said, concurrently)
    }
    case 'add-foreign-key': {
      const key = named(after.foreignKeys)
      const more = key === null ? null : foreignKeyNamed(key)
      if (key === null || more === null) return null
      const { schema } = after
      return call(
        'op.create_foreign_key',
        [final(name), repr(after.name), repr(key.toTable), list(key.columns), list(key.toColumns)],
        [
          ['source_schema', schema === said.home ? null : repr(schema)],
          ['referent_schema', key.toSchema === said.home ? null : repr(key.toSchema)],
          ...more,
        ],
      )
    }
    case 'add-unique': {
      const unique = named(after.uniques)
      const more = unique === null ? null : uniqueNamed(unique)
      if (unique === null || more === null) return null
      return constraint('op.create_unique_constraint', name, after, list(unique.columns), said, more)
    }
    case 'add-check': {
      const check = named(after.checks)
      if (check === null || !isPlainCheck(check)) return null
      return constraint('op.create_check_constraint', name, after, text(check.expression), said)
    }
    case 'add-primary-key': {
      const key = after.primaryKey
      if (key === null || key.spelling != null || key.comment !== null) return null
      return constraint('op.create_primary_key', name, after, list(key.columns), said)
    }
    case 'drop-foreign-key':
      return dropConstraint(name, before, 'foreignkey', said)
    case 'drop-unique':
      return dropConstraint(name, before, 'unique', said)
    case 'drop-check':
      return dropConstraint(name, before, 'check', said)
    case 'drop-primary-key':
      return dropConstraint(name, before, 'primary', said)
    default:
      return null
  }
}

function constraint(
  operation: string,
  name: string,
  table: Table,
  what: string,
  said: Said,
  more: readonly Named[] = [],
): string {
  return call(operation, [final(name), repr(table.name), what], [inSchema(table, said), ...more])
}

function dropConstraint(name: string, table: Table, type: string, said: Said): string {
  return call(
    'op.drop_constraint',
    [final(name), repr(table.name)],
    [inSchema(table, said), ['type_', repr(type)]],
  )
}

const altered = new Set(['type', 'nullable', 'default', 'comment'])

function alterColumn(
  was: Column,
  is: Column,
  table: Table,
  properties: Change['properties'],
  said: Said,
): string | null {
  const names = new Set(properties.map(({ property }) => property))
  const numbered = [was, is].some((column) => column.identity !== null || column.sequences.length > 0)
  // MySQL's whole column has to be said again.
  if (said.dialect === 'mysql' || numbered || !isPlain(was) || !isPlain(is)) return null
  if ([...names].some((name) => !altered.has(name))) return null
  const [old, type] = [
    typeCall(was.type, said.dialect, said.enums),
    typeCall(is.type, said.dialect, said.enums),
  ]
  if (old === null || type === null) return null
  return call(
    'op.alter_column',
    [repr(table.name), repr(is.name)],
    [
      ['existing_type', old],
      ['type_', names.has('type') ? type : null],
      ['server_default', !names.has('default') ? null : is.default === null ? 'None' : text(is.default)],
      ['nullable', names.has('nullable') ? (is.nullable ? 'True' : 'False') : null],
      ['existing_nullable', names.has('nullable') ? null : was.nullable ? 'True' : 'False'],
      ['comment', names.has('comment') ? (maybe(is.comment) ?? 'None') : null],
      ['existing_comment', names.has('comment') ? maybe(was.comment) : null],
      inSchema(table, said),
    ],
  )
}

function tableOf({ tables }: Catalog, ref: ObjectRef): Table | null {
  const name = ref.table ?? ref.name
  return tables.find((table) => table.schema === ref.schema && table.name === name) ?? null
}

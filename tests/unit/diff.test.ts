import { describe, expect, test } from 'vitest'
import type { Catalog, Column, ForeignKey, Table } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import * as some from '../support/catalogs'

const column = (name: string, more: Partial<Column> = {}) => some.column(name, 'integer', more)
const index = some.index
const foreignKey = (more: Partial<ForeignKey> = {}) =>
  some.foreignKey(['user_id'], 'users', { name: 'notes_user_id_fkey', ...more })
const table = (name: string, more: Partial<Table> = {}) =>
  some.table(name, { columns: [column('id', { nullable: false })], ...more })
const catalog = (tables: Table[], more: Partial<Catalog> = {}) => some.catalog({ tables, ...more })

const told = (from: Catalog, to: Catalog) =>
  diff(from, to).map(({ kind, sentence }) => `${kind}: ${sentence}`)

describe('diff', () => {
  test('equal catalogs differ in nothing, whatever their sizes and ages', () => {
    const from = catalog([table('users', { estimatedRows: 3, bytes: 8192 })])
    expect(diff(from, { ...catalog([table('users')]), readAt: 'later' })).toEqual([])
  })

  test('a new table is told with its foreign keys and its own indexes, not those of constraints', () => {
    const notes = table('notes', {
      foreignKeys: [foreignKey({ onDelete: 'CASCADE' })],
      indexes: [
        index('notes_pkey', ['id'], { unique: true, backs: 'primary-key' }),
        index('ix_notes_user_id', ['user_id']),
      ],
    })
    expect(told(catalog([]), catalog([notes]))).toEqual([
      'create-table: table notes with 1 column',
      'add-foreign-key: foreign key notes(user_id) → users(id) on delete cascade',
      'create-index: index ix_notes_user_id on notes(user_id)',
    ])
  })

  test('a changed ON DELETE is a change of the foreign key, with both spellings', () => {
    const [change] = diff(
      catalog([table('notes', { foreignKeys: [foreignKey()] })]),
      catalog([table('notes', { foreignKeys: [foreignKey({ onDelete: 'CASCADE' })] })]),
    )
    expect(change).toMatchObject({
      kind: 'alter-foreign-key',
      properties: [{ property: 'on delete', from: 'NO ACTION', to: 'CASCADE' }],
    })
  })

  test('a column is compared property by property', () => {
    const from = catalog([table('users', { columns: [column('email', { type: 'text' })] })])
    const to = catalog([
      table('users', { columns: [column('email', { type: 'varchar(9)', nullable: false, default: "''" })] }),
    ])
    expect(diff(from, to)[0]?.properties.map(({ property }) => property)).toEqual([
      'type',
      'nullable',
      'default',
    ])
  })

  test('an index left invalid says so', () => {
    const to = catalog([table('users', { indexes: [index('i', ['id'], { valid: false })] })])
    expect(told(catalog([table('users')]), to)).toEqual(['create-index: index i on users(id) — INVALID'])
  })

  test('names that only together look alike are kept apart', () => {
    const from = catalog([{ ...table('b.c'), schema: 'a' }])
    const to = catalog([{ ...table('c'), schema: 'a.b' }])
    expect(told(from, to)).toEqual([
      'drop-table: table a.b.c with 1 column',
      'create-table: table a.b.c with 1 column',
    ])
  })

  test('another order of the same columns is told, a new column is not told twice', () => {
    const two = [column('a'), column('b')]
    const swapped = diff(
      catalog([table('t', { columns: two })]),
      catalog([table('t', { columns: [...two].reverse() })]),
    )
    expect(swapped.map(({ kind }) => kind)).toEqual(['alter-table'])
    const added = diff(
      catalog([table('t', { columns: two })]),
      catalog([table('t', { columns: [column('z'), ...two] })]),
    )
    expect(added.map(({ kind }) => kind)).toEqual(['add-column'])
  })
})

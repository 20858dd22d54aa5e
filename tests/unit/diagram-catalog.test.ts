import { describe, expect, it } from 'vitest'
import type { ForeignKey, Index, Table } from '#contract/catalog'
import { diagramOf } from '#engine/catalog/diagram'
import * as some from '../support/catalogs'

const column = (name: string, nullable = false) => some.column(name, 'integer', { nullable })

function key(columns: string[], change: Partial<ForeignKey> = {}): ForeignKey {
  const toColumns = columns.map((_, at) => (at === 0 ? 'id' : `id${at}`))
  const name = `fk_${columns.join('_')}`
  return some.foreignKey(columns, 'users', { name, toColumns, onDelete: 'CASCADE', ...change })
}

function uniqueIndex(columns: (string | null)[], change: Partial<Index> = {}): Index {
  const parts = columns.map((name) =>
    name === null ? { ...some.part(''), column: null, expression: 'lower(a)' } : name,
  )
  return some.index('ix', parts, { unique: true, ...change })
}

const table = (name: string, change: Partial<Table> = {}) =>
  some.table(name, { columns: [column('id')], ...change })
const catalog = (tables: Table[]) => some.catalog({ tables, unseen: ['Some tables are hidden.'] })

function onlyKey(change: Partial<Table>) {
  const [found] = diagramOf(catalog([table('child', change)])).tables
  const [one] = found?.keys ?? []
  if (one === undefined) throw new Error('the table has no key')
  return one
}

const child = (nullable: boolean, more: Partial<Table> = {}, change: Partial<ForeignKey> = {}) => ({
  columns: [column('id'), column('a', nullable), column('b', nullable)],
  foreignKeys: [key(['a'], change)],
  ...more,
})

describe('the end at the table pointed to', () => {
  it('is one where the column can’t be null, none or one where it can', () => {
    expect(onlyKey(child(false)).there).toBe('one')
    expect(onlyKey(child(true)).there).toBe('zero-or-one')
  })

  it('is none or one where older rows are not checked', () => {
    expect(onlyKey(child(false, {}, { validated: false })).there).toBe('zero-or-one')
  })

  it('follows MATCH for composite keys', () => {
    const columns = [column('a'), column('b', true)]
    expect(onlyKey({ columns, foreignKeys: [key(['a', 'b'])] }).there).toBe('zero-or-one')
    expect(onlyKey({ columns, foreignKeys: [key(['a', 'b'], { match: 'FULL' })] }).there).toBe('one')
    const both = [column('a', true), column('b', true)]
    expect(onlyKey({ columns: both, foreignKeys: [key(['a', 'b'], { match: 'FULL' })] }).there).toBe(
      'zero-or-one',
    )
  })
})

describe('the end at the table that points', () => {
  const unique = (columns: string[]) => ({
    name: 'u',
    columns,
    nullsNotDistinct: false,
    deferrable: 'no' as const,
    definition: null,
  })

  it('is any number without a unique key within its columns', () => {
    expect(onlyKey(child(false)).here).toBe('zero-or-many')
    expect(onlyKey(child(false, { uniques: [unique(['a', 'b'])] })).here).toBe('zero-or-many')
  })

  it('is none or one where its columns hold a primary key, a unique constraint or a whole unique index', () => {
    const primaryKey = { name: 'pk', columns: ['a'], comment: null }
    expect(onlyKey(child(false, { primaryKey })).here).toBe('zero-or-one')
    expect(onlyKey(child(false, { uniques: [unique(['a'])] })).here).toBe('zero-or-one')
    expect(onlyKey(child(false, { indexes: [uniqueIndex(['a'])] })).here).toBe('zero-or-one')
    const composite = { ...child(false, { primaryKey }), foreignKeys: [key(['a', 'b'])] }
    expect(onlyKey(composite).here).toBe('zero-or-one')
  })

  it('takes no partial, invalid or expression index for a promise', () => {
    for (const index of [
      uniqueIndex(['a'], { predicate: 'b > 0' }),
      uniqueIndex(['a'], { valid: false }),
      uniqueIndex([null]),
    ])
      expect(onlyKey(child(false, { indexes: [index] })).here).toBe('zero-or-many')
  })
})

it('marks columns by the keys they are part of, and passes on what could not be seen', () => {
  const made = diagramOf(
    catalog([
      table('child', {
        columns: [column('id'), column('a'), column('b'), column('c')],
        primaryKey: { name: 'pk', columns: ['id'], comment: null },
        foreignKeys: [key(['a'])],
        indexes: [uniqueIndex(['a', 'b'])],
      }),
    ]),
  )
  expect(made.unseen).toEqual(['Some tables are hidden.'])
  expect(
    made.tables[0]?.columns.map(({ name, primary, foreign, unique }) => [name, primary, foreign, unique]),
  ).toEqual([
    ['id', true, false, null],
    ['a', false, true, 'together'],
    ['b', false, false, 'together'],
    ['c', false, false, null],
  ])
})

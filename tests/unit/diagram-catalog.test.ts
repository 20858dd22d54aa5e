import { describe, expect, it } from 'vitest'
import type { Catalog, ForeignKey, Index, ObjectRef, Table, View } from '#contract/catalog'
import type { DiagramExtra, DiagramSubject } from '#contract/diagram'
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

const everything = (of: Catalog) =>
  diagramOf(of, { of: { kind: 'all' }, also: [], most: null, from: 0, size: null })

function onlyKey(change: Partial<Table>) {
  const [found] = everything(catalog([table('child', change)])).tables ?? []
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
  const made = everything(
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
    made.tables?.[0]?.columns.map(({ name, primary, foreign, unique }) => [name, primary, foreign, unique]),
  ).toEqual([
    ['id', true, false, null],
    ['a', false, true, 'together'],
    ['b', false, false, 'together'],
    ['c', false, false, null],
  ])
})

describe('what a picture is of', () => {
  const pointing = (name: string, to: string[], change: Partial<Table> = {}) =>
    table(name, {
      columns: [column('id'), ...to.map((one) => column(`${one}_id`))],
      foreignKeys: to.map((one) => some.foreignKey([`${one}_id`], one, { name: `to_${one}` })),
      ...change,
    })
  const ref = (kind: ObjectRef['kind'], name: string): ObjectRef => ({
    kind,
    schema: 'public',
    name,
    table: null,
  })
  const view = (name: string): View => {
    return { schema: 'public', name, materialized: false, columns: [], definition: '', comment: null }
  }
  const chain: Catalog = {
    ...catalog([
      pointing('a', []),
      pointing('b', ['a']),
      pointing('c', ['b', 'c']),
      pointing('d', ['c']),
      pointing('lone', []),
    ]),
    views: [view('of_a'), view('of_of_a'), view('of_lone')],
    dependencies: [
      { from: ref('view', 'of_a'), on: ref('table', 'a') },
      { from: ref('view', 'of_a'), on: ref('function', 'f()') },
      { from: ref('view', 'of_of_a'), on: ref('view', 'of_a') },
      { from: ref('view', 'of_lone'), on: ref('table', 'lone') },
    ],
  }
  const ask = (of: DiagramSubject, also: DiagramExtra[] = [], seen = chain, most: number | null = null) =>
    diagramOf(seen, { of, also, most, from: 0, size: null })
  const names = (...asked: Parameters<typeof ask>) => ask(...asked).tables?.map(({ name }) => name)
  const around = (name: string, depth: number): DiagramSubject => ({
    kind: 'around',
    table: { schema: 'public', name },
    depth,
  })

  it('is what lies within so many keys, in both directions', () => {
    expect(names(around('b', 1))).toEqual(['a', 'b', 'c'])
    expect(names(around('b', 2))).toEqual(['a', 'b', 'c', 'd'])
    expect(names(around('lone', 3))).toEqual(['lone'])
    expect(names(around('gone', 1))).toEqual([])
  })

  it('says what leads out of it, and what could not be read', () => {
    const seen = catalog([pointing('d', []), pointing('e', ['hidden', 'd'])])
    const { outside, unread } = ask({ kind: 'set', tables: [{ schema: 'public', name: 'e' }] }, [], seen)
    expect([outside, unread]).toEqual([1, 1])
  })

  it('leaves partitions out, but not those that are asked for', () => {
    const parts = catalog([
      table('whole', { kind: 'partitioned' }),
      table('part_1', { kind: 'partition' }),
      table('part_2', { kind: 'partition' }),
    ])
    expect(names({ kind: 'all' }, [], parts)).toEqual(['whole'])
    expect(ask({ kind: 'all' }, [], parts).partitions).toBe(2)
    expect(names(around('part_2', 1), [], parts)).toEqual(['part_2'])
    expect(names({ kind: 'all' }, ['partitions'], parts)).toEqual(['whole', 'part_1', 'part_2'])
    expect(ask({ kind: 'all' }, ['partitions'], parts).partitions).toBe(0)
  })

  it('has views only where they are asked for, with what they read', () => {
    expect(names({ kind: 'home' })).toEqual(['a', 'b', 'c', 'd', 'lone'])
    expect(ask({ kind: 'home' }).views).toBe(3)
    expect(ask({ kind: 'home' }, ['views']).views).toBe(0)
    const drawn = ask({ kind: 'home' }, ['views']).tables ?? []
    expect(drawn.slice(5).map(({ name, kind, reads }) => [name, kind, reads.map((one) => one.name)])).toEqual(
      [
        ['of_a', 'view', ['a']],
        ['of_of_a', 'view', ['of_a']],
        ['of_lone', 'view', ['lone']],
      ],
    )
  })

  it('goes along what views read only where they are drawn', () => {
    expect(names(around('a', 1))).toEqual(['a', 'b'])
    expect(ask(around('a', 1)).views).toBe(1)
    expect(names(around('a', 1), ['views'])).toEqual(['a', 'b', 'of_a'])
    expect(names(around('of_a', 1))).toEqual(['a', 'of_a'])
  })

  it('tells no tables where they are more than asked for, but how many there are', () => {
    expect(ask({ kind: 'all' }, [], chain, 4)).toMatchObject({ count: 5, tables: null })
    expect(ask({ kind: 'all' }, [], chain, 5).tables).toHaveLength(5)
  })

  it('is told in parts where that is asked for', () => {
    const question = { of: { kind: 'all' }, also: [], most: null } as const
    const parts = [0, 2, 4].map((from) => diagramOf(chain, { ...question, from, size: 2 }))
    expect(parts.map(({ tables }) => tables?.map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['lone'],
    ])
    expect(parts.map(({ count }) => count)).toEqual([5, 5, 5])
    expect(parts.map(({ schemas }) => schemas.length)).toEqual([1, 0, 0])
  })

  it('names all there is, whatever is drawn', () => {
    expect(ask(around('lone', 1)).schemas).toEqual([
      { name: 'public', tables: ['a', 'b', 'c', 'd', 'lone'], views: ['of_a', 'of_of_a', 'of_lone'] },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { server } from '../support/catalogs'
import type { Index, Outline, OutlineEntry, Table } from '#contract/catalog'
import {
  backsText,
  columnNotes,
  foreignKeyNotes,
  indexPartText,
  pointersByColumn,
  rowsText,
} from '../../renderer/features/schema/describe'
import { fold, fuzzyMatch, fuzzyQuery } from '../../renderer/features/schema/tree/fuzzy'
import { visibleRows, type TreeRow, type TreeView } from '../../renderer/features/schema/tree/visible-rows'
import { bytesText } from '../../renderer/ui/amounts'
import { nameParts } from '../../renderer/ui/nameParts'
import { groupId, schemaId } from '../../renderer/features/schema/tree/groups'
import { buildTree } from '../../renderer/features/schema/tree/tree'
import { rowName } from '../../renderer/features/schema/tree/TreeLine'

const hostile = [
  'a"b',
  "it's",
  'two words',
  '<script>alert(1)</script>',
  'naïve 🐙',
  'טבלה',
  'a\u202eb',
  'İstanbul',
  '__proto__',
]

function entry(schema: string, name: string, kind: OutlineEntry['ref']['kind'] = 'table'): OutlineEntry {
  return {
    ref: { kind, schema, name, table: null },
    comment: null,
    columns: 1,
    indexes: 0,
    foreignKeys: 0,
    estimatedRows: -1,
  }
}

function outline(entries: OutlineEntry[], schemas = ['public', 'audit']): Outline {
  return {
    server,
    schemas: schemas.map((name) => ({ name, comment: null })),
    entries,
    readAt: '2026-03-02T10:00:00.000Z',
  }
}

const shop = () =>
  buildTree(
    outline([
      entry('audit', 'events'),
      entry('public', 'mood', 'enum'),
      entry('public', 'order_items'),
      entry('public', 'orders'),
      entry('public', 'users'),
      entry('public', 'v_orders', 'view'),
      entry('public', 'mv_sales', 'materialized-view'),
    ]),
  )
const plain: TreeView = { typed: '', only: new Set(), toggled: new Map(), favourites: [] }
const label = (row: TreeRow) => (row.kind === 'group' ? row.group.name : rowName(row))
const labels = (rows: readonly TreeRow[]) => rows.map(label)

function match(typed: string, name: string) {
  const found = fuzzyMatch(fuzzyQuery(typed), fold(name))
  return found === null ? null : found.stretches.map(({ from, to }) => name.slice(from, to)).join('|')
}

describe('fuzzy', () => {
  it('finds whole words, letters in order, and several words', () => {
    expect(match('ord', 'orders')).toBe('ord')
    expect(match('items', 'order_items')).toBe('items')
    expect(match('oi', 'order_items')).toBe('o|i')
    expect(match('oitems', 'order_items')).toBe('o|items')
    expect(match('items order', 'order_items')).toBe('order|items')
    expect(match('xyz', 'orders')).toBeNull()
    expect(match('usr', 'users')).toBe('us|r')
  })

  it('does not take letters strewn by chance for an answer', () => {
    expect(match('notes', 'inventory_of_the_archives')).toBeNull()
  })

  it('ranks the exact name first, then starts, then the rest', () => {
    const names = ['reorders_old', 'order_items', 'orders', 'v_orders', 'o_r_d_e_r_s']
    const ranked = names
      .flatMap((name) => {
        const found = fuzzyMatch(fuzzyQuery('orders'), fold(name))
        return found === null ? [] : [{ name, score: found.score }]
      })
      .toSorted((a, b) => b.score - a.score)
      .map(({ name }) => name)
    expect(ranked.slice(0, 3)).toEqual(['orders', 'v_orders', 'reorders_old'])
  })

  it('marks the original text of any name, whole characters only', () => {
    for (const name of hostile) expect(match(name.split(' ')[0] ?? '', name)).toBe(name.split(' ')[0])
    expect(fold('İstanbul').length).toBe('İstanbul'.length)
    expect(match('stanbul', 'İstanbul')).toBe('stanbul')
    expect(match('🐙', 'naïve 🐙')).toBe('🐙')
    expect(match('n🐙', 'naïve 🐙')).toBe('n|🐙')
  })
})

describe('tree', () => {
  it('opens the schema that names land in, with groups and counts', () => {
    const { rows, found } = visibleRows(shop(), plain)
    expect(labels(rows)).toEqual([
      'public',
      'tables',
      'order_items',
      'orders',
      'users',
      'views',
      'v_orders',
      'mv_sales',
      'enums',
      'mood',
      'audit',
    ])
    expect(found).toBe(7)
    expect(rows[0]).toMatchObject({ level: 1, expanded: true, count: 6 })
    expect(rows[3]).toMatchObject({ level: 3, expanded: null })
    expect(rows.at(-1)).toMatchObject({ expanded: false, count: 1 })
  })

  it('keeps what was opened and closed by hand', () => {
    const toggled = new Map([
      [groupId('public', 'tables'), false],
      [schemaId('audit'), true],
    ])
    const { rows } = visibleRows(shop(), { ...plain, toggled })
    expect(labels(rows)).toEqual([
      'public',
      'tables',
      'views',
      'v_orders',
      'mv_sales',
      'enums',
      'mood',
      'audit',
      'tables',
      'events',
    ])
  })

  it('opens everything found while filtering, best first, and hides the rest', () => {
    const { rows, found } = visibleRows(shop(), { ...plain, typed: 'orders' })
    expect(labels(rows)).toEqual(['public', 'tables', 'orders', 'views', 'v_orders'])
    expect(found).toBe(2)
    expect(visibleRows(shop(), { ...plain, typed: 'ord' }).rows.map(label)[2]).toBe('orders')
    expect(visibleRows(shop(), { ...plain, typed: 'events' }).rows.map(label)).toEqual([
      'audit',
      'tables',
      'events',
    ])
    expect(visibleRows(shop(), { ...plain, typed: 'zzz' })).toEqual({ rows: [], found: 0 })
  })

  it('reads a schema before a dot, and still finds names that hold a dot', () => {
    expect(visibleRows(shop(), { ...plain, typed: 'audit.' }).rows.map(label)).toEqual([
      'audit',
      'tables',
      'events',
    ])
    expect(visibleRows(shop(), { ...plain, typed: 'pub.use' }).rows.map(label)).toEqual([
      'public',
      'tables',
      'users',
    ])
    const dotted = buildTree(outline([entry('public', 'v1.users')]))
    expect(visibleRows(dotted, { ...plain, typed: 'v1.us' }).found).toBe(1)
  })

  it('filters by kind', () => {
    const { rows } = visibleRows(shop(), { ...plain, only: new Set(['views', 'enums'] as const) })
    expect(labels(rows)).toEqual(['public', 'views', 'v_orders', 'mv_sales', 'enums', 'mood'])
  })

  it('keeps schemas that hold nothing and names that look like code', () => {
    const empty = visibleRows(buildTree(outline([])), plain).rows
    expect(empty.map((row) => [label(row), row.expanded])).toEqual([
      ['public', null],
      ['audit', null],
    ])
    const tree = buildTree(
      outline(
        hostile.map((name) => entry(name, name)),
        hostile,
      ),
    )
    expect(new Set(tree.schemas.map((schema) => schema.id)).size).toBe(hostile.length)
    expect(tree.counts.get('tables')).toBe(hostile.length)
    expect(visibleRows(tree, { ...plain, typed: '<script>' }).found).toBe(1)
  })

  it('holds 20,000 objects and finds the one', () => {
    const many = outline(
      Array.from({ length: 20_000 }, (_, at) => entry('public', `tenant_${at}_order_items`)),
    )
    const tree = buildTree(many)
    expect(visibleRows(tree, plain).found).toBe(20_000)
    expect(visibleRows(tree, { ...plain, typed: 'zz' }).found).toBe(0)
    expect(visibleRows(tree, { ...plain, typed: 'tenant_19999_' }).rows.map(label)[2]).toBe(
      'tenant_19999_order_items',
    )
  })
})

describe('words', () => {
  const part = {
    column: 'a',
    expression: null,
    order: 'asc',
    nulls: null,
    operatorClass: null,
    collation: null,
    prefixLength: null,
  } as const

  it('counts rows and bytes as people read them', () => {
    expect([rowsText(14201), rowsText(-1), rowsText(0), rowsText(1)]).toEqual([
      '~14,201 rows',
      'rows not estimated',
      '~0 rows',
      '~1 row',
    ])
    expect([0, 1023, 8192, 3_250_586, 10 * 1024 * 1024, 1_048_575].map(bytesText)).toEqual([
      '0 B',
      '1023 B',
      '8 kB',
      '3.1 MB',
      '10 MB',
      '1 MB',
    ])
  })

  it('spells index parts without what is the default', () => {
    expect(indexPartText(part)).toBe('a')
    expect(indexPartText({ ...part, order: 'desc', nulls: 'last', operatorClass: 'text_pattern_ops' })).toBe(
      'a text_pattern_ops desc nulls last',
    )
    expect(indexPartText({ ...part, prefixLength: 10 })).toBe('a(10)')
    expect(indexPartText({ ...part, column: null, expression: 'lower(a)' })).toBe('(lower(a))')
    expect(backsText({ backs: 'primary-key' } as Index)).toBe('backs the primary key')
  })

  it('tells what fills a column, and where it points', () => {
    const column = {
      name: 'id',
      type: 'integer',
      nullable: false,
      default: null,
      identity: null,
      generated: null,
      sequences: [],
      onUpdate: null,
      collation: null,
      comment: null,
    }
    expect(columnNotes(column)).toEqual([])
    expect(
      columnNotes({ ...column, generated: { expression: 'a + 1', stored: true }, collation: 'C' }),
    ).toEqual(['generated (stored) as a + 1', 'collation C'])
    const key = {
      name: 'fk',
      columns: ['a', 'b'],
      toSchema: 'public',
      toTable: 'other',
      toColumns: ['x', 'y'],
      onDelete: 'CASCADE',
      onUpdate: 'NO ACTION',
      match: 'FULL',
      deferrable: 'initially-deferred',
      validated: true,
    } as const
    const table = {
      foreignKeys: [{ ...key, columns: [...key.columns], toColumns: [...key.toColumns] }],
    } as unknown as Table
    const twice = { ...table, foreignKeys: [...table.foreignKeys, ...table.foreignKeys] }
    expect(pointersByColumn(twice).get('b')).toEqual([{ schema: 'public', table: 'other', column: 'y' }])
    expect(foreignKeyNotes(table.foreignKeys[0] as Table['foreignKeys'][number])).toEqual([
      'deferrable, initially deferred',
      'match full',
    ])
  })
})

describe('names on screen', () => {
  const shown = (name: string) =>
    nameParts(name, [])
      .map((part) => (part.unseen ? `[${part.text}]` : part.text))
      .join('')

  it('keep what can be seen and spell out what cannot', () => {
    expect(shown('users')).toBe('users')
    expect(shown('')).toBe('[empty]')
    expect(shown('two words')).toBe('two words')
    expect(shown(' edge ')).toBe('[␣]edge[␣]')
    expect(shown('a  b')).toBe('a[␣␣]b')
    expect(shown('a\u202eb')).toBe('a[U+202E]b')
    expect(shown('a\u200bb\u00a0c')).toBe('a[U+200B]b[U+00A0]c')
    expect(shown('a\nb\tc')).toBe('a[↵]b[⇥]c')
    expect(shown('<script>')).toBe('<script>')
    expect(shown('טבלה')).toBe('טבלה')
    expect(shown('👩\u200d🚀')).toBe('👩\u200d🚀')
    expect(shown('a\u200db')).toBe('a[U+200D]b')
  })

  it('are marked where they answered, and nowhere lost', () => {
    const parts = nameParts('or\u202eder_items', [
      { from: 0, to: 2 },
      { from: 7, to: 12 },
    ])
    expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['or', 'items'])
    expect(
      parts
        .filter((part) => !part.unseen)
        .map((part) => part.text)
        .join(''),
    ).toBe('order_items')
  })
})

import { describe, expect, it } from 'vitest'
import type { DiagramKey, DiagramTable } from '#contract/diagram'
import { findTables } from '../../renderer/features/diagram/find'
import { nextTable } from '../../renderer/features/diagram/moves'
import { anchorsOf } from '../../renderer/features/diagram/picture/anchors'
import { boxOf, headHeight } from '../../renderer/features/diagram/picture/boxes'
import { endSign } from '../../renderer/features/diagram/picture/ends'
import type { Point } from '../../renderer/features/diagram/picture/links'
import { linkAt, placed } from '../../renderer/features/diagram/picture/picture'
import { escaped, svgOf } from '../../renderer/features/diagram/picture/svg'
import { related, tableId } from '../../renderer/features/diagram/relations'
import { readSubject, subjectRoute, type Subject } from '../../renderer/features/diagram/subject'

const ink = {
  paper: '#fff',
  surface: '#fff',
  head: '#eee',
  text: '#000',
  dim: '#555',
  line: '#ccc',
  relation: '#777',
  accent: '#850',
  chosen: '#fec',
  mono: `'DejaVu Sans Mono', monospace`,
}
const hostile = [`<script>alert("1")</script>`, `]]>&'"`, 'a\u0000b\u0008', 'x\u202ey', '\ud800', 'n\uffff']
const measure = (text: string) => text.length * 7

function key(to: string, change: Partial<DiagramKey> = {}): DiagramKey {
  return {
    name: `to_${to}`,
    columns: [`${to}_id`],
    toSchema: 'public',
    toTable: to,
    toColumns: ['id'],
    onDelete: 'CASCADE',
    onUpdate: 'SET NULL',
    here: 'zero-or-many',
    there: 'one',
    validated: true,
    ...change,
  }
}

function table(name: string, keys: DiagramKey[] = [], change: Partial<DiagramTable> = {}): DiagramTable {
  const columns = new Set(['id', ...keys.flatMap((one) => one.columns)])
  return {
    schema: 'public',
    name,
    kind: 'table',
    columns: [...columns].map((column) => ({
      name: column,
      type: 'integer',
      nullable: false,
      primary: column === 'id',
      foreign: column !== 'id',
      unique: null,
    })),
    keys,
    reads: [],
    ...change,
  }
}

const id = (name: string, schema = 'public') => tableId({ schema, name })

const leftOut = { partitions: 0, views: 0, outside: 0, unread: 0 }

/** Tables at given places, with nothing routed. */
function drawn(tables: DiagramTable[], places: Record<string, Point>) {
  const subject: Subject = { kind: 'all' }
  const { tables: byId, relations } = related(tables)
  const boxes = new Map([...byId].map(([one, of]) => [one, boxOf(one, of, 'all', false, measure)]))
  const at = new Map(Object.entries(places).map(([name, point]) => [id(name), point]))
  return placed(
    { subject, also: [], columns: 'all', leftOut, boxes, relations, anchors: anchorsOf(relations, boxes) },
    { at, routes: new Map(), arranged: true },
  )
}

describe('what a picture is of', () => {
  it('comes back from its address, whatever the names hold', () => {
    const subjects: Subject[] = [
      { kind: 'home' },
      { kind: 'all' },
      { kind: 'schema', schema: 'a/b' },
      { kind: 'around', table: { schema: 'x', name: '..' }, depth: 3 },
      { kind: 'set', tables: hostile.map((name) => ({ schema: 's', name })) },
    ]
    for (const subject of subjects) expect(readSubject(subjectRoute(subject).slice(1))).toEqual(subject)
    for (const rest of [['around', 'a'], ['around', 'a', 'b', '9'], ['set', 'a'], ['nothing']])
      expect(readSubject(rest)).toBeNull()
  })

  it('finds tables, those drawn first', () => {
    const found = findTables(
      [table('orders'), table('order_items'), table('reorder')],
      new Map([[id('reorder'), 1]]),
      'ORDER',
      9,
    )
    expect(found.map((one) => one.table.name)).toEqual(['reorder', 'orders', 'order_items'])
    expect(findTables([table('orders')], new Map(), '  ', 9)).toEqual([])
  })
})

describe('tables and lines', () => {
  it('has a line for each column shown, and marks each key', () => {
    const box = boxOf('x', table('orders', [key('customers')]), 'all', false, measure)
    expect(box.rows.map((row) => `${row.marks} ${row.name}`)).toEqual(['PK id', 'FK customers_id'])
    expect(boxOf('x', table('orders', [key('customers')]), 'none', false, measure).height).toBe(headHeight)
  })

  it('cuts what is too long and spells out what can’t be seen', () => {
    const box = boxOf('x', table('t'.repeat(200)), 'all', false, measure)
    expect(box.title.endsWith('…')).toBe(true)
    expect(measure(box.title)).toBeLessThanOrEqual(320)
    expect(boxOf('x', table('a\u202eb'), 'all', false, measure).title).toBe('aU+202Eb')
  })

  it('ends two lines that say different things of one column apart, and such that say the same together', () => {
    const picture = drawn(
      [
        table('a'),
        table('b', [key('a')]),
        table('c', [key('a', { there: 'zero-or-one' })]),
        table('d', [key('a')]),
      ],
      { a: { x: 0, y: 0 }, b: { x: 400, y: 0 }, c: { x: 400, y: 200 }, d: { x: 400, y: 400 } },
    )
    const [b, c, d] = picture.relations.map((relation) => picture.anchors.get(relation.id)?.to)
    expect(b).toBe(d)
    expect(b).not.toBe(c)
  })

  it('ends composite keys that share a column at one that each has to itself', () => {
    const to = (name: string, other: string) =>
      key('a', { name, columns: ['shared', other], toColumns: ['id', 'line'] })
    const picture = drawn([table('a'), table('b', [to('one', 'bill'), to('two', 'ship')])], {
      a: { x: 0, y: 0 },
      b: { x: 400, y: 0 },
    })
    const ends = picture.relations.map((relation) => picture.anchors.get(relation.id)?.from)
    const row = (column: string) => picture.boxes.get(id('b'))?.rows.find((one) => one.name === column)?.y
    expect(ends).toEqual([row('bill'), row('ship')])
  })

  it('draws a key of a table to itself beside it, never through it', () => {
    const picture = drawn([table('a', [key('a')])], { a: { x: 0, y: 0 } })
    const [link] = picture.links
    expect(link?.left).toBe(picture.boxes.get(id('a'))?.width)
    expect(link?.right).toBeGreaterThan(link?.left ?? 0)
  })

  it('finds the line under the pointer', () => {
    const picture = drawn([table('a'), table('b', [key('a')])], { a: { x: 0, y: 0 }, b: { x: 600, y: 0 } })
    const [x = 0, y = 0] = picture.links[0]?.points ?? []
    expect(linkAt(picture, x + 50, y + 3, 6)?.relation.from).toBe(id('b'))
    expect(linkAt(picture, x + 50, y + 90, 6)).toBeNull()
  })

  it('has a ring for zero, a foot for many and two bars for exactly one', () => {
    expect(endSign('one', 0, 0, 1)).toMatchObject({ ring: null, strokes: { length: 2 } })
    expect(endSign('zero-or-one', 0, 0, 1).ring).not.toBeNull()
    const many = endSign('zero-or-many', 10, 5, -1)
    expect(many.ring?.x).toBeLessThan(10)
    expect(many.strokes.map(([x, , x2]) => [x, x2])).toEqual([
      [10, 0],
      [10, 0],
    ])
  })

  it('moves by arrow to a table that is tied before one that is only near', () => {
    const picture = drawn([table('a'), table('near'), table('tied', [key('a')])], {
      a: { x: 0, y: 0 },
      near: { x: 300, y: 0 },
      tied: { x: 420, y: 40 },
    })
    expect(nextTable(picture, id('a'), 'ArrowRight')).toBe(id('tied'))
    expect(nextTable(picture, id('tied'), 'ArrowLeft')).toBe(id('a'))
    expect(nextTable(picture, id('a'), 'ArrowUp')).toBeNull()
    expect(nextTable(picture, null, 'ArrowUp')).toBe(id('a'))
  })
})

describe('a view', () => {
  const reads = ['a', 'b'].map((name) => ({ schema: 'public', name }))
  const picture = () =>
    drawn([table('a'), table('b'), table('v', [], { kind: 'view', reads })], {
      a: { x: 0, y: 0 },
      b: { x: 0, y: 200 },
      v: { x: 600, y: 0 },
    })

  it('is tied to what it reads, by lines that leave it at one point and end at no column', () => {
    const { relations, anchors, links } = picture()
    expect(relations.map(({ from, to, key: of }) => [from, to, of])).toEqual([
      [id('v'), id('a'), null],
      [id('v'), id('b'), null],
    ])
    const ends = relations.map((relation) => anchors.get(relation.id))
    expect(ends[0]?.from).toBe(ends[1]?.from)
    expect(ends[0]?.to).toBe(headHeight / 2)
    expect(links).toHaveLength(2)
  })

  it('is exported dashed, with its lines and without signs at their ends', () => {
    const { svg } = svgOf(picture(), ink, 't')
    expect(svg).toContain('<title>v reads from a</title>')
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(3)
    expect(svg).not.toContain('<circle')
  })
})

describe('the exported file', () => {
  it('holds names as text, whatever they are', () => {
    const tables = hostile.map((name, at) => table(name, at === 0 ? [] : [key(hostile[0] ?? '', { name })]))
    const picture = drawn(
      tables,
      Object.fromEntries(hostile.map((name, at) => [name, { x: 0, y: at * 100 }])),
    )
    const { svg } = svgOf(picture, ink, `Diagram of ${hostile[0] ?? ''}`)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(svg).toContain(']]&gt;&amp;&#39;&quot;')
    expect(svg).toContain('aU+0000bU+0008')
    // oxlint-disable-next-line no-control-regex -- what XML forbids is looked for
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/)
    const tags = svg.match(/<\/?[a-z]+/g) ?? []
    expect(new Set(tags)).toEqual(
      new Set([
        '<svg',
        '</svg',
        '<title',
        '</title',
        '<rect',
        '<g',
        '</g',
        '<path',
        '<circle',
        '<text',
        '</text',
      ]),
    )
  })

  it('says what happens when a row goes', () => {
    const picture = drawn([table('a'), table('b', [key('a')])], { a: { x: 0, y: 0 }, b: { x: 600, y: 0 } })
    expect(svgOf(picture, ink, 't').svg).toContain('to_a: ON DELETE CASCADE, ON UPDATE SET NULL')
  })

  it('escapes all that XML reads as its own', () => {
    expect(escaped(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;')
  })
})

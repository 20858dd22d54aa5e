import { describe, expect, it } from 'vitest'
import { server } from '../support/catalogs'
import { ObjectKind, type ObjectRef, type Outline } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { FirstRows } from '#contract/rows'
import { findRef, objectRoute, readAddress } from '../../renderer/features/schema/addresses'
import { qualifiedName } from '../../renderer/features/schema/page/copying'
import { csvOf, rowsSentence } from '../../renderer/features/schema/tabs/cells'
import { withChanges } from '../../renderer/features/schema/tree/changed'
import { groupOf, objectId } from '../../renderer/features/schema/tree/groups'
import { lineRoute } from '../../renderer/features/schema/tree/line-route'
import { buildTree } from '../../renderer/features/schema/tree/tree'
import { rowName } from '../../renderer/features/schema/tree/TreeLine'
import { visibleRows, type TreeView } from '../../renderer/features/schema/tree/visible-rows'
import { formatRoute, parseRoute } from '../../renderer/app/routes'

const ref = (kind: ObjectKind, name: string, schema = 'public', table: string | null = null): ObjectRef => ({
  kind,
  schema,
  name,
  table,
})

const everyKind: ObjectRef[] = [
  ref('table', 'notes'),
  ref('view', 'seen'),
  ref('materialized-view', 'counted'),
  ref('enum', 'mood'),
  ref('sequence', 'notes_id_seq'),
  ref('domain', 'email'),
  ref('composite', 'address'),
  ref('range', 'span'),
  ref('function', 'notes(integer)'),
  ref('function', 'notes(text)'),
  ref('procedure', 'notes(integer)'),
  ref('aggregate', 'sum_of(numeric)'),
  ref('event', 'nightly'),
  ref('extension', 'citext', ''),
  ref('event-trigger', 'watch', ''),
  ref('publication', 'all/of it', ''),
  ref('trigger', 'touch', 'public', 'notes'),
  ref('trigger', 'touch', 'public', 'users'),
  ref('rule', 'touch', 'public', 'notes'),
  ref('policy', 'own <b>', 'public', 'notes'),
  ref('function', 'notes', 'audit'),
]

function outline(refs: readonly ObjectRef[]): Outline {
  return {
    server,
    schemas: ['audit', 'public'].map((name) => ({ name, comment: null })),
    entries: refs.map((one) => ({
      ref: one,
      comment: null,
      columns: 0,
      indexes: 0,
      foreignKeys: 0,
      estimatedRows: -1,
    })),
    readAt: '2026-03-02T10:00:00.000Z',
  }
}

describe('addresses', () => {
  const all = outline(everyKind)

  it.each(everyKind)('lead to $kind $name and to no other', (one) => {
    const [path = '', ...rest] = parseRoute(formatRoute(objectRoute(one)))
    const asked = readAddress(path, rest)
    expect(asked === null ? null : findRef(all, asked)).toEqual(one)
  })

  it('name a tab of what has tabs', () => {
    const [path = '', ...rest] = objectRoute(ref('table', 'notes'), 'indexes')
    const asked = readAddress(path, rest)
    expect(asked?.tab).toBe('indexes')
    expect(asked === null ? null : findRef(all, asked)).toEqual(ref('table', 'notes'))
    expect(readAddress('database', ['extension', 'citext', 'relations'])?.tab).toBe('relations')
  })

  it('find a view that became a materialized one under its old address', () => {
    const asked = readAddress('schema', ['public', 'counted', 'view', 'columns'])
    expect(asked === null ? null : findRef(all, asked)?.kind).toBe('materialized-view')
  })

  it('ask for nothing where they name nothing', () => {
    expect(readAddress('schema', [])).toBeNull()
    expect(readAddress('schema', ['public'])).toBeNull()
    expect(readAddress('database', ['no-such-kind', 'x'])).toBeNull()
    const missing = readAddress('schema', ['public', 'notes', 'trigger', 'gone'])
    expect(missing === null ? null : findRef(all, missing)).toBeNull()
  })
})

const plain: TreeView = { typed: '', only: new Set(), toggled: new Map(), favourites: [] }

describe('a tree of every kind', () => {
  const tree = buildTree(outline(everyKind))

  it('groups them, each id once, and puts what stands in no schema last', () => {
    expect(Object.fromEntries(tree.counts)).toEqual({
      tables: 1,
      views: 2,
      enums: 1,
      sequences: 1,
      types: 3,
      routines: 5,
      events: 1,
      extensions: 1,
      'event-triggers': 1,
      publications: 1,
    })
    expect(tree.total).toBe(17)
    const { rows } = visibleRows(tree, { ...plain, typed: 'citext' })
    expect(rows.map(rowName)).toEqual(['Whole database', 'Extensions', 'citext'])
    expect(visibleRows(tree, plain).rows.at(-1)).toMatchObject({ kind: 'schema', count: 3, expanded: false })
  })

  it('leaves what belongs to a table to the table, and finds it by its own name', () => {
    const opened = new Map(tree.schemas.map(({ id }) => [id, true]))
    const all = visibleRows(tree, { ...plain, toggled: opened }).rows.map(rowName)
    expect(all).not.toContain('touch')
    const { rows } = visibleRows(tree, { ...plain, typed: 'touch' })
    expect(rows.map(rowName)).toEqual(['public', 'Triggers', 'touch', 'touch', 'Rules', 'touch'])
    const [line] = rows.flatMap((row) => (row.kind === 'object' ? [row.object.entry.ref] : []))
    expect(line === undefined ? null : lineRoute(line, tree)).toEqual([
      'schema',
      'public',
      'notes',
      'table',
      'triggers',
    ])
    const tablesAlone = { ...plain, typed: 'touch', only: new Set(['tables'] as const) }
    expect(visibleRows(tree, tablesAlone).found).toBe(0)
    expect(ObjectKind.options.filter((kind) => groupOf(kind) === null)).toContain('trigger')
  })

  it('shows favourites on top in their order, but not while something is asked for', () => {
    const favourites = [objectId(ref('domain', 'email')), 'gone', objectId(ref('table', 'notes'))]
    const names = visibleRows(tree, { ...plain, favourites }).rows.map(rowName)
    expect(names.slice(0, 4)).toEqual(['Favourites', 'email', 'notes', 'audit'])
    const ids = visibleRows(tree, { ...plain, favourites }).rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(visibleRows(tree, { ...plain, favourites, typed: 'no' }).rows.map(rowName)).not.toContain(
      'Favourites',
    )
    expect(visibleRows(tree, { ...plain, favourites: ['gone'] }).rows.map(rowName)).not.toContain(
      'Favourites',
    )
  })
})

describe('what changed', () => {
  const tree = buildTree(outline(everyKind))
  const change = (kind: Change['kind'], of: ObjectRef): Change => ({
    kind,
    ref: of,
    sentence: `${of.kind} ${of.name}`,
    properties: [],
  })
  const notes = objectId(ref('table', 'notes'))

  it('is told of the object that stands in the tree', () => {
    const changed = withChanges(
      null,
      'then',
      [
        change('add-column', ref('column', 'title', 'public', 'notes')),
        change('create-object', ref('trigger', 'touch', 'public', 'notes')),
        change('create-object', ref('domain', 'email')),
        change('drop-table', ref('table', 'old')),
        change('drop-column', ref('column', 'id', 'public', 'old')),
      ],
      tree,
    )
    expect(changed?.objects.get(notes)).toEqual(['+ column title', '+ trigger touch'])
    expect([...(changed?.made ?? [])]).toEqual([objectId(ref('domain', 'email'))])
    expect(changed?.gone).toEqual(['table old'])
  })

  it('adds up from look to look, and keeps the first look', () => {
    const once = withChanges(null, 'first', [change('alter-table', ref('table', 'notes'))], tree)
    const twice = withChanges(
      once,
      'second',
      [change('drop-index', ref('index', 'i', 'public', 'notes'))],
      tree,
    )
    expect(twice).toMatchObject({ since: 'first' })
    expect(twice?.objects.get(notes)).toEqual(['~ table notes', '− index i'])
    expect(withChanges(null, 'then', [], tree)).toBeNull()
  })
})

describe('names to copy', () => {
  it('are quoted as the server reads them', () => {
    expect(qualifiedName('postgres', ref('table', 'a"b', 'S'))).toBe('"S"."a""b"')
    expect(qualifiedName('mysql', ref('table', 'a`b', 's'))).toBe('`s`.`a``b`')
    expect(qualifiedName('postgres', ref('function', 'odd(name(integer, text)'))).toBe(
      '"public"."odd(name"(integer, text)',
    )
    expect(qualifiedName('mysql', ref('procedure', 'p()x', 's'))).toBe('`s`.`p()x`')
    expect(qualifiedName('postgres', ref('extension', 'uuid-ossp', ''))).toBe('"uuid-ossp"')
    expect(qualifiedName('postgres', ref('trigger', 't', 'public', 'notes'))).toBe('"t"')
  })
})

describe('rows', () => {
  const cell = (text: string, binary = false) => ({ text, cutFrom: null, binary })
  const read: FirstRows = {
    columns: ['id', 'a "b"'].map((name) => ({ name, type: 'text' })),
    rows: [
      [cell('1'), null],
      [cell(''), cell('00ff', true)],
    ],
    limit: 100,
    more: false,
    orderedBy: ['id'],
    readAt: '2026-03-02T10:00:00.000Z',
  }

  it('are copied as CSV in which NULL and the empty text differ', () => {
    expect(csvOf(read)).toBe('"id","a ""b"""\r\n"1",\r\n"","\\x00ff"')
  })

  it('say which they are', () => {
    expect(rowsSentence(read)).toBe('All 2 rows by id')
    expect(rowsSentence({ ...read, more: true, orderedBy: [] })).toBe(
      'The first 100 rows, in no particular order',
    )
    expect(rowsSentence({ ...read, rows: [] })).toBe('No rows')
  })
})

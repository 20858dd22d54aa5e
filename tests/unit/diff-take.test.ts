import { describe, expect, test } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { diff } from '#engine/diff/diff'
import { take } from '#engine/diff/take/take'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

const id = column('id', 'integer', { nullable: false })
const key = { name: 'pk', columns: ['id'], comment: null }
const users = table('users', { columns: [id, column('email', 'text')], primaryKey: key })
const of = (tables: Table[], more: Partial<Catalog> = {}) => catalog({ tables, ...more })
const some = (from: Catalog, to: Catalog, ...kinds: Change['kind'][]) =>
  diff(from, to).filter(({ kind }) => kinds.includes(kind))
const left = (from: Catalog, to: Catalog, wanted: readonly Change[]) => {
  const { catalog: taken, notes } = take(from, to, wanted)
  return { made: diff(from, taken), left: diff(taken, to), notes }
}

describe('take', () => {
  const notes = table('notes', {
    columns: [id, column('user_id'), column('mood', 'mood', { default: "'sad'::mood" })],
    primaryKey: key,
    foreignKeys: [foreignKey(['user_id'], 'users')],
    indexes: [index('ix_notes_user_id', ['user_id'])],
  })
  const mood = { schema: 'public', name: 'mood', values: ['sad'], comment: null }
  const needs = [
    {
      from: { kind: 'table' as const, schema: 'public', name: 'notes', table: null },
      on: { kind: 'enum' as const, schema: 'public', name: 'mood', table: null },
    },
  ]

  test('all of it is all of *to*, nothing of it is *from*', () => {
    const from = of([users])
    const to = of([users, notes], { enums: [mood], dependencies: needs })
    expect(left(from, to, diff(from, to))).toMatchObject({ left: [], notes: [] })
    expect(left(from, to, [])).toMatchObject({ made: [] })
  })

  test('what a taken change needs is taken along and told', () => {
    const from = of([])
    const to = of([users, notes], { enums: [mood], dependencies: needs })
    const taken = left(from, to, some(from, to, 'add-foreign-key'))
    expect(taken.made.map(({ kind, ref }) => `${kind} ${ref.name}`).toSorted()).toEqual([
      'add-foreign-key user_id_fk',
      'create-enum mood',
      'create-table notes',
      'create-table users',
    ])
    expect(taken.left.map(({ kind }) => kind)).toEqual(['create-index'])
    expect(taken.notes).toContain(
      "enum mood (sad) is taken too: table notes with 3 columns can't be changed without it.",
    )
  })

  test('a column takes along what stands on it where it goes, and no more', () => {
    const from = of([
      table('users', {
        columns: [id, column('email'), column('name')],
        indexes: [index('ix_email', ['email']), index('ix_name', ['name'])],
      }),
    ])
    const to = of([table('users', { columns: [id, column('name')] })])
    const taken = left(from, to, some(from, to, 'drop-column'))
    expect(taken.made.map(({ kind, ref }) => `${kind} ${ref.name}`)).toEqual([
      'drop-column email',
      'drop-index ix_email',
    ])
    expect(taken.left.map(({ ref }) => ref.name)).toEqual(['ix_name'])
  })

  test('an index needs its column, a default its new enum value', () => {
    const from = of([table('users', { columns: [id] })], { enums: [mood] })
    const glad = { ...mood, values: ['sad', 'glad'] }
    const to = of(
      [
        table('users', {
          columns: [id, column('mood', 'mood', { default: "'glad'::mood" })],
          indexes: [index('ix_mood', ['mood'])],
        }),
      ],
      { enums: [glad] },
    )
    expect(left(from, to, some(from, to, 'create-index'))).toMatchObject({ left: [] })
  })

  test('a part of a change is taken alone: the type, not the comment', () => {
    const described = (type: string, comment: string | null) =>
      of([table('users', { columns: [column('email', type, { comment })] })])
    const [from, to] = [described('text', null), described('varchar(9)', 'where to write to')]
    const [change] = diff(from, to)
    if (change === undefined) throw new Error('no change')
    const only = (property: string): Change => ({
      ...change,
      properties: change.properties.filter((one) => one.property === property),
    })
    expect(left(from, to, [only('type')])).toMatchObject({
      made: [{ properties: [{ property: 'type' }] }],
      left: [{ properties: [{ property: 'comment' }] }],
    })
    expect(left(from, to, [only('comment')])).toMatchObject({
      made: [{ properties: [{ property: 'comment' }] }],
      left: [{ properties: [{ property: 'type' }] }],
    })
  })

  test('a table that goes lets a foreign key to it go, and stays where only its index is taken', () => {
    const from = of([users, notes], { enums: [mood] })
    const to = of([table('notes', { ...notes, foreignKeys: [], indexes: [] })], { enums: [mood] })
    const gone = left(from, to, some(from, to, 'drop-table'))
    expect(gone.made.map(({ kind }) => kind)).toEqual(['drop-table', 'drop-foreign-key'])
    const none = of([], { enums: [mood] })
    const only = left(from, none, some(from, none, 'drop-index'))
    expect(only.made.map(({ kind, ref }) => `${kind} ${ref.name}`)).toEqual(['drop-index ix_notes_user_id'])
  })

  test('one name can stand but once: what holds it goes too', () => {
    const view = {
      schema: 'public',
      name: 'users',
      materialized: false,
      columns: [],
      definition: 'select 1',
      comment: null,
    }
    const [from, to] = [of([users]), of([], { views: [view] })]
    expect(left(from, to, some(from, to, 'create-view')).made.map(({ kind }) => kind)).toEqual([
      'drop-table',
      'create-view',
    ])
  })

  test('another order of columns is taken with the table alone', () => {
    const two = [column('a'), column('b')]
    const from = of([table('t', { columns: two })])
    const to = of([table('t', { columns: two.toReversed().map((one) => ({ ...one, comment: 'x' })) })])
    expect(left(from, to, some(from, to, 'alter-column')).left.map(({ kind }) => kind)).toEqual([
      'alter-table',
    ])
    expect(left(from, to, some(from, to, 'alter-table')).left.map(({ kind }) => kind)).toEqual([
      'alter-column',
      'alter-column',
    ])
  })
})

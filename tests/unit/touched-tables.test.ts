import { describe, expect, it } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { touchedTables } from '#engine/catalog/touched-tables'
import { diff } from '#engine/diff/diff'
import { seenBetween } from '#engine/diff/renames/seen'
import * as some from '../support/catalogs'

const id = some.column('id', 'integer', { nullable: false })
const key = (column: string, to: string, name = `fk_${column}`) =>
  some.foreignKey([column], to, { name, toColumns: ['id'] })
const users = some.table('users', { columns: [id] })
const bystanders = Array.from({ length: 5000 }, (_, at) =>
  some.table(`bystander_${at}`, {
    columns: [id, some.column('user_id')],
    foreignKeys: [key('user_id', 'users')],
  }),
)

function touched(from: Partial<Catalog>, to: Partial<Catalog>) {
  const [before, after] = [some.catalog(from), some.catalog(to)]
  return touchedTables({ from: before, to: after, renames: [] }, diff(before, after))
}

const states = (of: ReturnType<typeof touched>) =>
  Object.fromEntries(of.tables.map(({ name, state }) => [name, state]))

describe('the tables of a picture of changes', () => {
  const notes = some.table('notes', { columns: [id, some.column('user_id')] })
  const pointing = { ...notes, foreignKeys: [key('user_id', 'users')] }

  it('are those touched and those that a touched key leads to, whatever else there is', () => {
    const picture = touched(
      { tables: [...bystanders, notes, users] },
      { tables: [...bystanders, pointing, users, some.table('tags', { columns: [id] })] },
    )
    expect(states(picture)).toEqual({ notes: 'changed', tags: 'added', users: null })
    const [first] = picture.tables.find(({ name }) => name === 'notes')?.keys ?? []
    expect(first).toMatchObject({ name: 'fk_user_id', state: 'added' })
    expect(JSON.stringify(picture).length).toBeLessThan(4000)
  })

  it('leave out where an untouched key leads', () => {
    const picture = touched(
      { tables: [pointing, users] },
      { tables: [{ ...pointing, columns: [...pointing.columns, some.column('lang')] }, users] },
    )
    expect(states(picture)).toEqual({ notes: 'changed' })
    expect(picture.tables[0]?.keys).toEqual([])
  })

  it('hold what was dropped: tables, with their lines to what stays', () => {
    const picture = touched({ tables: [pointing, users] }, { tables: [users] })
    expect(states(picture)).toEqual({ notes: 'removed', users: null })
    expect(picture.tables[0]?.keys[0]?.state).toBe('removed')
    expect(picture.tables[0]?.columns.map(({ state }) => state)).toEqual([null, null])
  })

  it('draw a key that leads elsewhere now as one that went and one that came', () => {
    const teams = some.table('teams', { columns: [id] })
    const picture = touched(
      { tables: [pointing, teams, users] },
      { tables: [{ ...notes, foreignKeys: [key('user_id', 'teams')] }, teams, users] },
    )
    const keys = picture.tables[0]?.keys.map(({ toTable, state }) => [toTable, state])
    expect(keys).toEqual([
      ['users', 'removed'],
      ['teams', 'added'],
    ])
    expect(states(picture)).toEqual({ notes: 'changed', users: null, teams: null })
  })

  it('tell a key whose other end can’t be drawn in words', () => {
    const lost = some.foreignKey(['user_id'], 'users', { name: 'fk_far', toSchema: 'elsewhere' })
    const [table] = touched({ tables: [notes] }, { tables: [{ ...notes, foreignKeys: [lost] }] }).tables
    expect(table?.keys).toEqual([])
    expect(table?.parts).toMatchObject([{ kind: 'foreign-key', name: 'fk_far', state: 'added' }])
  })
})

describe('a touched table', () => {
  const columns = [id, some.column('title', 'text'), some.column('body', 'text'), some.column('at', 'date')]

  it('keeps columns that went at their place, among those that came and those that changed', () => {
    const [table] = touched(
      { tables: [some.table('notes', { columns })] },
      {
        tables: [
          some.table('notes', {
            columns: [
              id,
              some.column('body', 'text', { nullable: false }),
              some.column('at', 'date'),
              some.column('lang'),
            ],
          }),
        ],
      },
    ).tables
    expect(table?.columns.map(({ name, state }) => [name, state])).toEqual([
      ['id', null],
      ['title', 'removed'],
      ['body', 'changed'],
      ['at', null],
      ['lang', 'added'],
    ])
    expect(table?.columns[2]?.properties).toEqual([{ property: 'nullable', from: 'null', to: 'not null' }])
  })

  it('tells its indexes, constraints and own properties as parts', () => {
    const from = some.table('notes', { columns, indexes: [some.index('ix_at', ['at'])] })
    const to = { ...from, comment: 'What was said', indexes: [some.index('ix_title', ['title'])] }
    const [table] = touched({ tables: [from] }, { tables: [to] }).tables
    expect(table?.parts.map(({ kind, name, state }) => [kind, name, state])).toEqual([
      ['property', 'comment', 'changed'],
      ['index', 'ix_at', 'removed'],
      ['index', 'ix_title', 'added'],
    ])
  })
})

it('counts what is no table and draws none of it', () => {
  const kind = { schema: 'public', name: 'mood', values: ['ok'], comment: null }
  expect(touched({}, { enums: [kind] })).toEqual({ tables: [], elsewhere: 1 })
})

it('draws a renamed table once, with what it and its columns were called, apart from one whose name it took', () => {
  const columns = [id, some.column('mail', 'text'), some.column('email', 'text')]
  const old = some.table('users', { columns })
  const from = some.catalog({ tables: [some.table('people', { columns: [id] }), old] })
  const to = some.catalog({
    tables: [{ ...old, name: 'people', columns: [id, some.column('email', 'varchar(80)')] }],
  })
  const renames = [
    {
      from: { kind: 'table' as const, schema: 'public', name: 'users', table: null },
      to: { kind: 'table' as const, schema: 'public', name: 'people', table: null },
    },
    {
      from: { kind: 'column' as const, schema: 'public', name: 'mail', table: 'users' },
      to: { kind: 'column' as const, schema: 'public', name: 'email', table: 'people' },
    },
  ]
  const seen = seenBetween(from, to, renames)
  const { tables } = touchedTables({ from: seen.from, to, renames }, seen.changes)
  const [gone, people] = ['people (before)', 'people'].map((name) => tables.find((one) => one.name === name))
  expect(gone).toMatchObject({ state: 'removed', was: { name: 'people' } })
  expect(people).toMatchObject({
    state: 'changed',
    was: { name: 'users' },
    parts: [{ name: 'name', words: 'table users renamed to people' }],
  })
  const email = { from: 'mail', to: 'email', property: 'name' }
  expect(people?.columns.map(({ name, state }) => [name, state])).toEqual([
    ['id', null],
    ['email', 'changed'],
    ['email (before)', 'removed'],
  ])
  expect(people?.columns[1]?.properties).toEqual([
    email,
    { property: 'type', from: 'text', to: 'varchar(80)' },
  ])
})

import { describe, expect, it } from 'vitest'
import { touchedTables } from '#engine/catalog/touched-tables'
import { diff } from '#engine/diff/diff'
import { touchedRows } from '../../renderer/features/diagram/changes/touched-rows'
import { touchedSketch } from '../../renderer/features/diagram/changes/touched-sketch'
import { middleOf } from '../../renderer/features/diagram/picture/sign'
import { tableId } from '../../renderer/features/diagram/relations'
import * as some from '../support/catalogs'

const id = some.column('id', 'integer', { nullable: false })
const primaryKey = { name: 'pk', columns: ['id'], comment: null }
const wide = Array.from({ length: 8 }, (_, at) => some.column(`c${at}`, 'text'))
const users = some.table('users', { columns: [id, ...wide], primaryKey })
const teams = some.table('teams', { columns: [id], primaryKey })
const before = some.table('notes', {
  columns: [id, some.column('user_id'), some.column('title', 'varchar(255)'), ...wide],
  primaryKey,
  indexes: [some.index('ix_title', ['title'])],
  foreignKeys: [some.foreignKey(['user_id'], 'teams', { name: 'fk_owner', toColumns: ['id'] })],
})
const after = {
  ...before,
  columns: [
    id,
    some.column('user_id'),
    some.column('title', 'text'),
    some.column('lang', 'text'),
    ...wide.slice(1),
  ],
  indexes: [],
  foreignKeys: [some.foreignKey(['user_id'], 'users', { name: 'fk_owner', toColumns: ['id'] })],
}
const [from, to] = [
  some.catalog({ tables: [before, teams, users] }),
  some.catalog({ tables: [after, teams, users] }),
]
const { tables } = touchedTables({ from, to, renames: [] }, diff(from, to))
const measure = (text: string) => text.length * 7
const sketch = (shown: 'changes' | 'all') => touchedSketch(tables, shown, measure)
const box = (name: string, shown: 'changes' | 'all' = 'changes') => {
  const found = sketch(shown).boxes.get(tableId({ schema: 'public', name }))
  if (found === undefined) throw new Error(`${name} is not drawn`)
  return found
}

describe('a touched table as it is drawn', () => {
  it('shows its key, what lines lead to, what has changed, how much it leaves out, and its indexes', () => {
    expect(box('notes').rows.map(({ name, type, state }) => [name, type, state])).toEqual([
      ['id', 'integer', null],
      ['user_id', 'integer', null],
      ['title', 'varchar(255) → text', 'changed'],
      ['c0', 'text', 'removed'],
      ['lang', 'text', 'added'],
      ['7 more columns', '', null],
      ['ix_title', 'index', 'removed'],
    ])
  })

  it('shows every column where that is asked for', () => {
    const names = box('notes', 'all').rows.map(({ name }) => name)
    expect(names).toHaveLength(13)
    expect(names).not.toContain('7 more columns')
  })

  it('is quiet where only a changed line leads to it: the column it leads to, and how many others', () => {
    expect(box('users').state).toBe('end')
    expect(box('users').rows.map(({ name }) => name)).toEqual(['id', '8 more columns'])
  })

  it('says its state before its name, and in words what lines say', () => {
    expect(box('notes').title).toBe('~ notes')
    expect(box('users').title).toBe('users')
    expect(box('notes').told).toEqual([
      'removes foreign key fk_owner (user_id) → teams(id)',
      'adds foreign key fk_owner (user_id) → users(id)',
    ])
  })

  it('tells a change whole where its line can’t hold it', () => {
    const long = 'x'.repeat(300)
    const column = { property: 'default', from: null, to: long }
    const [table] = tables
    if (table === undefined) throw new Error('nothing is drawn')
    const [first] = table.columns
    if (first === undefined) throw new Error('the table has no column')
    const [row] = touchedRows(
      { ...table, columns: [{ ...first, state: 'changed', properties: [column] }] },
      'changes',
      new Set(),
    )
    expect(row?.told).toBe(`default none → ${long}`)
  })
})

describe('a changed line', () => {
  it('is drawn from where it led and to where it leads, each by itself', () => {
    const { relations, anchors } = sketch('changes')
    expect(relations.map(({ to, touch }) => [to, touch?.state])).toEqual([
      [tableId(teams), 'removed'],
      [tableId(users), 'added'],
    ])
    expect(new Set(relations.map((relation) => relation.id)).size).toBe(2)
    expect(anchors.size).toBe(2)
  })

  it('has its sign on the middle of its longest stretch', () => {
    expect(middleOf([0, 0, 10, 0, 10, 100, 30, 100])).toEqual({ x: 10, y: 50 })
  })
})

import { expect, test } from 'vitest'
import type { Table } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { renameChanges } from '#engine/diff/renames/changes'
import { proposals } from '#engine/diff/renames/proposals'
import { renamed } from '#engine/diff/renames/renamed'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

const of = (...tables: Table[]) => catalog({ tables })
const id = column('id', 'integer', { nullable: false })
const users = table('users', {
  columns: [id, column('mail', 'text', { nullable: false }), column('born', 'date')],
  primaryKey: { name: 'users_pkey', columns: ['id'], comment: null },
  indexes: [index('ix_mail', ['mail'])],
})

test('a table that went and one like it that came are proposed with what speaks for it', () => {
  expect(proposals(of(users), of({ ...users, name: 'people' }))).toEqual([
    {
      rename: { ref: { kind: 'table', schema: 'public', name: 'users', table: null }, to: 'people' },
      evidence: ['the same 3 columns', 'the same primary key (id)', 'the same index'],
      likeness: 1,
    },
  ])
  const other = table('people', { columns: [column('a', 'text'), column('b', 'text')] })
  expect(proposals(of(users), of(other))).toEqual([])
})

test('of several that could be meant the most alike is proposed, each once', () => {
  const [near, far] = [
    { ...users, name: 'near' },
    { ...users, name: 'far', indexes: [], columns: users.columns.slice(0, 2) },
  ]
  const told = proposals(of(users, { ...far, name: 'old' }), of(near, far))
  expect(told.map(({ rename }) => `${rename.ref.name} ${rename.to}`).toSorted()).toEqual([
    'old far',
    'users near',
  ])
})

test('a column is proposed by type, place, use and name; one of another type is not', () => {
  const to = (name: string, type: string): Table => ({
    ...users,
    columns: [id, column(name, type, { nullable: false }), column('born', 'date')],
    indexes: [index('ix_mail', [name])],
  })
  const [proposal] = proposals(of(users), of(to('email', 'text')))
  expect(proposal).toMatchObject({
    rename: { ref: { kind: 'column', table: 'users', name: 'mail' }, to: 'email' },
    likeness: 1,
  })
  expect(proposal?.evidence).toContain('the same place in keys and indexes')
  expect(proposals(of(users), of(to('email', 'bytea')))).toEqual([])
})

test('equal catalogs propose nothing', () => {
  expect(proposals(of(users), of({ ...users, estimatedRows: 5 }))).toEqual([])
})

test('decided renames are followed through keys, references, indexes and dependencies', () => {
  const notes = table('notes', {
    columns: [id, column('user_id')],
    foreignKeys: [foreignKey(['user_id'], 'users', { toColumns: ['mail'] })],
  })
  const from = of(notes, users)
  const renames = [
    { ref: { kind: 'table' as const, schema: 'public', name: 'users', table: null }, to: 'people' },
    { ref: { kind: 'column' as const, schema: 'public', name: 'mail', table: 'users' }, to: 'email' },
  ]
  const to = of(
    { ...notes, foreignKeys: [foreignKey(['user_id'], 'people', { toColumns: ['email'] })] },
    {
      ...users,
      name: 'people',
      columns: users.columns.map((one) => (one.name === 'mail' ? { ...one, name: 'email' } : one)),
      indexes: [index('ix_mail', ['email'])],
    },
  )
  expect(diff(renamed(from, renames), to)).toEqual([])
  expect(diff(from, to)).not.toEqual([])
  expect(renameChanges(renames, from).map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
    'rename-table: table users → people',
    'rename-column: column users.mail → email',
  ])
})

import { describe, expect, test } from 'vitest'
import type { IgnoreRule } from '#contract/compare'
import { diff } from '#engine/diff/diff'
import { withRules } from '#engine/diff/ignore'
import { diffOwners } from '#engine/diff/owners'
import { fitsWildcard } from '#contract/wildcard'
import { catalog, column, index, table } from '../support/catalogs'

const rule = (what: IgnoreRule['what'], more: Partial<IgnoreRule> = {}): IgnoreRule => ({
  what,
  object: null,
  pattern: null,
  kinds: [],
  reason: 'not ours',
  ...more,
})
const catalogOf = (name: string, comment: string | null, type: string) =>
  catalog({
    tables: [
      table(name, { columns: [column('a', type, { comment })], indexes: [index(`ix_${name}`, ['a'])] }),
    ],
  })

describe('rules', () => {
  test('hide only their side of a change; the rest is told', () => {
    const changes = diff(catalogOf('t', null, 'text'), catalogOf('t', 'new', 'date'))
    const told = withRules(changes, [rule('comments')], 'public')
    expect(
      told.map(({ change, ignoredBy }) => [change.properties.map((one) => one.property), ignoredBy?.what]),
    ).toEqual([
      [['type'], undefined],
      [['comment'], 'comments'],
    ])
    expect(new Set(told.map(({ key }) => key)).size).toBe(2)
    expect(withRules(changes, [], 'public')).toMatchObject([{ ignoredBy: null }])
  })

  test('by name hide a table with its parts, in any schema or one, of all kinds or some', () => {
    const changes = diff(catalog(), catalogOf('tmp_1', null, 'text'))
    const hidden = (more: Partial<IgnoreRule>) =>
      withRules(changes, [rule('objects', more)], 'public').filter(({ ignoredBy }) => ignoredBy !== null)
        .length
    expect(hidden({ pattern: 'tmp_*' })).toBe(2)
    expect(hidden({ pattern: 'public.tmp_?' })).toBe(2)
    expect(hidden({ pattern: 'other.tmp_?' })).toBe(0)
    expect(hidden({ pattern: 'tmp_*', kinds: ['view'] })).toBe(0)
    expect(hidden({ pattern: null, kinds: ['index'] })).toBe(1)
  })

  test('name one object and no other, or parts by their table', () => {
    const named = (name: string) => table(name, { columns: [column('email', 'text'), column('a*', 'text')] })
    const bare = (name: string) => table(name, { columns: [] })
    const changes = diff(
      catalog({ tables: [bare('users'), bare('orders')] }),
      catalog({ tables: [named('users'), named('orders')] }),
    )
    const hidden = (more: Partial<IgnoreRule>, home = 'public') =>
      withRules(changes, [rule('objects', more)], home).flatMap(({ change: { ref }, ignoredBy }) =>
        ignoredBy === null ? [] : [`${ref.table}.${ref.name}`],
      )
    const email = { kind: 'column', schema: 'public', table: 'users', name: 'email' } as const
    expect(changes.length).toBe(4)
    expect(hidden({ object: email })).toEqual(['users.email'])
    expect(hidden({ object: { ...email, schema: '' } })).toEqual(['users.email'])
    expect(hidden({ object: { ...email, schema: '' } }, 'other')).toEqual([])
    expect(hidden({ object: { ...email, name: 'a*' } })).toEqual(['users.a*'])
    expect(hidden({ object: { ...email, kind: 'table', table: null, name: 'users' } })).toEqual([
      'users.email',
      'users.a*',
    ])
    expect(hidden({ pattern: 'users.email' })).toEqual(['users.email'])
    expect(hidden({ pattern: 'public.*s.email' })).toEqual(['users.email', 'orders.email'])
    // As rules of before were kept: a name of any table, with the schema or without.
    expect(hidden({ pattern: 'public.email', kinds: ['column'] })).toEqual(['users.email', 'orders.email'])
    expect(hidden({ pattern: 'orders.email', kinds: ['index'] })).toEqual([])
    // A star stays within its name: this is neither all of `public` nor all of `users`.
    expect(hidden({ pattern: 'p*' })).toEqual([])
    expect(hidden({ pattern: 'us*', kinds: ['column'] })).toEqual([])
  })

  test('hide a side of some objects and not of others', () => {
    const said = (comment: string) =>
      catalog({
        tables: ['t', 'u'].map((name) => table(name, { columns: [column('a', 'text', { comment })] })),
      })
    const told = withRules(diff(said('x'), said('y')), [rule('comments', { pattern: 't.*' })], 'public')
    expect(told.map(({ change: { ref }, ignoredBy }) => [ref.table, ignoredBy?.what])).toEqual([
      ['t', 'comments'],
      ['u', undefined],
    ])
  })

  test('owners are told by themselves, and hidden by theirs', () => {
    const owned = (owner: string) =>
      catalog({ tables: [table('t', { facts: [{ name: 'owner', value: owner }] })] })
    expect(diff(owned('anna'), owned('ben'))).toEqual([])
    const changes = diffOwners(owned('anna'), owned('ben'))
    expect(changes).toMatchObject([
      { sentence: 'owner of table t', properties: [{ property: 'owner', from: 'anna', to: 'ben' }] },
    ])
    expect(withRules(changes, [rule('owner')], 'public')).toMatchObject([{ ignoredBy: { what: 'owner' } }])
  })
})

test('a pattern of many stars takes no longer than a short one', () => {
  const started = performance.now()
  expect(fitsWildcard(`${'*a'.repeat(100)}b`, 'a'.repeat(5000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(1000)
  expect([fitsWildcard('a.c', 'abc'), fitsWildcard('a?c', 'abc'), fitsWildcard('*', '')]).toEqual([
    false,
    true,
    true,
  ])
})

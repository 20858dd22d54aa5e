import { describe, expect, test } from 'vitest'
import type { IgnoreRule } from '#contract/compare'
import { diff } from '#engine/diff/diff'
import { withRules } from '#engine/diff/ignore'
import { diffOwners } from '#engine/diff/owners'
import { fitsWildcard } from '#engine/diff/wildcard'
import { catalog, column, index, table } from '../support/catalogs'

const rule = (what: IgnoreRule['what'], more: Partial<IgnoreRule> = {}): IgnoreRule => ({
  what,
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
    const told = withRules(changes, [rule('comments')])
    expect(
      told.map(({ change, ignoredBy }) => [change.properties.map((one) => one.property), ignoredBy?.what]),
    ).toEqual([
      [['type'], undefined],
      [['comment'], 'comments'],
    ])
    expect(new Set(told.map(({ key }) => key)).size).toBe(2)
    expect(withRules(changes, [])).toMatchObject([{ ignoredBy: null }])
  })

  test('by name hide a table with its parts, in any schema or one, of all kinds or some', () => {
    const changes = diff(catalog(), catalogOf('tmp_1', null, 'text'))
    const hidden = (more: Partial<IgnoreRule>) =>
      withRules(changes, [rule('objects', more)]).filter(({ ignoredBy }) => ignoredBy !== null).length
    expect(hidden({ pattern: 'tmp_*' })).toBe(2)
    expect(hidden({ pattern: 'public.tmp_?' })).toBe(2)
    expect(hidden({ pattern: 'other.tmp_?' })).toBe(0)
    expect(hidden({ pattern: 'tmp_*', kinds: ['view'] })).toBe(0)
    expect(hidden({ pattern: null, kinds: ['index'] })).toBe(1)
  })

  test('owners are told by themselves, and hidden by theirs', () => {
    const owned = (owner: string) =>
      catalog({ tables: [table('t', { facts: [{ name: 'owner', value: owner }] })] })
    expect(diff(owned('anna'), owned('ben'))).toEqual([])
    const changes = diffOwners(owned('anna'), owned('ben'))
    expect(changes).toMatchObject([
      { sentence: 'owner of table t', properties: [{ property: 'owner', from: 'anna', to: 'ben' }] },
    ])
    expect(withRules(changes, [rule('owner')])).toMatchObject([{ ignoredBy: { what: 'owner' } }])
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

import { describe, expect, it } from 'vitest'
import type { Catalog, ObjectRef } from '#contract/catalog'
import { Following, withRealNames } from '#engine/diff/renames/following'
import { type NewName, sameButNames } from '#engine/diff/renames/same-but-names'
import { seenBetween } from '#engine/diff/renames/seen'
import { renamesBetween } from '#engine/replay/renames-between'
import type { Identities } from '#engine/dialects/identities'
import * as some from '../support/catalogs'

const ref = (
  kind: ObjectRef['kind'],
  name: string,
  table: string | null = null,
  schema = 'public',
): ObjectRef => ({
  kind,
  schema,
  name,
  table,
})
const renamed = (from: ObjectRef, to: ObjectRef) => ({ from, to })

function seen(
  from: Partial<Catalog>,
  to: Partial<Catalog>,
  renames: Parameters<typeof seenBetween>[2],
): string[] {
  const { changes } = seenBetween(some.catalog(from), some.catalog(to), renames)
  return withRealNames(changes).map(({ kind, sentence }) => `${kind} ${sentence}`)
}

describe('a text that a server spells anew', () => {
  const names: NewName[] = [
    ['mail', 'email'],
    ['users', 'people'],
    ['odd "x', 'even'],
  ]
  const same = (from: string, to: string, isProgram = false) => sameButNames(from, to, names, isProgram)

  it.each([
    ['lower(mail)', 'lower(email)'],
    ['SELECT users.mail\n   FROM users', 'SELECT people.email AS mail\n FROM people'],
    [`nextval('users'::regclass)`, `nextval('people'::regclass)`],
    ['("odd ""x" > 1)', '(even > 1)'],
    ['`mail` = `users`', '`email` = `people`'],
  ])('says the same: %s', (from, to) => expect(same(from, to)).toBe(true))

  it.each([
    ['lower(mail)', 'upper(email)'],
    [`mail <> 'mail'`, `email <> 'email'`],
    ['mail > 1', 'email > 1 AND email < 9'],
    ['lower(email)', 'lower(mail)'],
    ['SELECT mail', 'SELECT email AS post'],
  ])('says another: %s', (from, to) => expect(same(from, to)).toBe(false))

  it('is kept as it was written in the body of a program alone', () => {
    const body = 'BEFORE UPDATE ON users FOR EACH ROW SET NEW.mail = 1'
    expect(same(body, body.replace('users', 'people'), true)).toBe(true)
    expect(same(body, body.replaceAll('mail', 'email'), true)).toBe(false)
    const called = 'AFTER UPDATE OF mail ON users FOR EACH ROW WHEN (old.mail IS NULL) EXECUTE FUNCTION f()'
    expect(same(called, called.replaceAll('mail', 'email').replace('users', 'people'), true)).toBe(true)
  })
})

describe('renames that were seen', () => {
  const id = some.column('id')
  const mail = some.column('mail', 'text', { nullable: false })
  const users = some.table('users', {
    columns: [id, mail],
    checks: [{ name: 'long', expression: 'length(mail) > 2', validated: true, enforced: true }],
  })
  const email = { ...mail, name: 'email' }

  it('leave only what was changed besides', () => {
    const people = {
      ...users,
      name: 'people',
      columns: [id, { ...email, nullable: true }],
      checks: users.checks.map((one) => ({ ...one, expression: 'length(email) > 2' })),
    }
    const both = [
      renamed(ref('table', 'users'), ref('table', 'people')),
      renamed(ref('column', 'mail', 'users'), ref('column', 'email', 'people')),
    ]
    expect(seen({ tables: [users] }, { tables: [people] }, both)).toEqual([
      'rename-table table users renamed to people',
      'rename-column column people.mail renamed to email',
      'alter-column column people.email text',
    ])
  })

  it('do not excuse a text that names a column of another table', () => {
    const other = { ...users, name: 'others', columns: [id, mail, email] }
    const changed = {
      ...other,
      checks: users.checks.map((one) => ({ ...one, expression: 'length(email) > 2' })),
    }
    const users2 = { ...users, columns: [id, email], checks: [] }
    const told = seen({ tables: [other, { ...users, checks: [] }] }, { tables: [changed, users2] }, [
      renamed(ref('column', 'mail', 'users'), ref('column', 'email', 'users')),
    ])
    expect(told).toContain('alter-check check long on others: length(email) > 2')
  })

  it('tell what stood under a name that was taken as gone', () => {
    const both = { ...users, columns: [id, mail, email], checks: [] }
    const told = seen({ tables: [both] }, { tables: [{ ...both, columns: [id, email] }] }, [
      renamed(ref('column', 'mail', 'users'), ref('column', 'email', 'users')),
    ])
    expect(told).toEqual([
      'drop-column column users.email text not null',
      'rename-column column users.mail renamed to email',
    ])
  })

  it('can be followed there and back', () => {
    const along = new Following([
      renamed(ref('table', 'a'), ref('table', 'b')),
      renamed(ref('table', 'b'), ref('table', 'a')),
      renamed(ref('table', 'c'), ref('table', 'd')),
      renamed(ref('column', 'x', 'c'), ref('column', 'y', 'd')),
    ])
    for (const one of [
      ref('table', 'a'),
      ref('column', 'x', 'a'),
      ref('column', 'x', 'c'),
      ref('column', 'z', 'c'),
      ref('table', 'z'),
    ])
      expect(along.back(along.follow(one))).toEqual(one)
    expect(along.follow(ref('index', 'ix', 'c'))).toEqual(ref('index', 'ix', 'd'))
    expect(along.back(ref('table', 'd'))).toEqual(ref('table', 'c'))
    // What stands there by the old name is another one.
    expect(along.back(ref('table', 'c'))).toBeNull()
    expect(along.follow(ref('table', 'd')).name).not.toBe('d')
  })
})

describe('what a server knows things by', () => {
  const identities = (
    wholes: Record<string, ObjectRef>,
    parts: Record<string, Record<string, string>> = {},
  ): Identities => ({
    wholes: new Map(Object.entries(wholes)),
    parts: new Map(
      Object.entries(parts).map(([key, own]) => [
        key,
        new Map(Object.entries(own).map(([number, name]) => [number, { kind: 'column' as const, name }])),
      ]),
    ),
  })

  it('tells renames, and not what only goes along with a schema or a table', () => {
    const before = identities(
      {
        s: ref('schema', 'app', null, 'app'),
        1: ref('table', 'users', null, 'app'),
        2: ref('table', 'notes', null, 'app'),
        t: ref('trigger', 'stamp', 'users', 'app'),
        9: ref('table', 'gone', null, 'app'),
      },
      { 1: { a: 'id', b: 'mail' }, 2: { a: 'id' } },
    )
    const after = identities(
      {
        t: ref('trigger', 'stamp', 'people', 'place'),
        1: ref('table', 'people', null, 'place'),
        2: ref('table', 'notes', null, 'place'),
        s: ref('schema', 'place', null, 'place'),
        8: ref('table', 'gone', null, 'place'),
      },
      { 1: { a: 'id', b: 'email' }, 2: { a: 'id' } },
    )
    expect(renamesBetween(before, after)).toEqual([
      renamed(ref('schema', 'app', null, 'app'), ref('schema', 'place', null, 'place')),
      renamed(ref('table', 'users', null, 'app'), ref('table', 'people', null, 'place')),
      renamed(ref('column', 'mail', 'users', 'app'), ref('column', 'email', 'people', 'place')),
    ])
    expect(renamesBetween(before, before)).toEqual([])
  })
})

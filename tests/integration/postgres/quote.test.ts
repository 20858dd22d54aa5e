import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { literal, quote } from '#engine/dialects/postgres/quote'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { remake, shape } from '../../support/remake'

/** Signs that end, begin, double or fold something, among those that a bare name has. */
const signs = [...'aaazz__09$AZ"\'`\\.;-/* \t\n(),:=[]{}%?@#äßİıſ漢😀\u00a0\u200b\ufeff']

/** Names of a few signs each, the same in every run. */
function hostileNames(count: number): string[] {
  let seed = 7
  const next = (below: number): number => {
    seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
    return seed % below
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(7) }, () => signs[next(signs.length)] ?? 'a').join(''),
  )
}

async function keywordsOf(session: Session): Promise<{ word: string; reserved: boolean }[]> {
  return session.query(`select word, catcode <> 'U' as reserved from pg_get_keywords() order by word`)
}

/** Something of every kind that has a name, called by each word. */
function namedLike(words: readonly string[]): string[] {
  const columns = words.map((word) => `"${word}" int`).join(', ')
  return [
    ...'tcdsfievx'.split('').map((schema) => `create schema ${schema}`),
    `create table t.base (id int, n int, o text)`,
    'create function t.fires() returns trigger language plpgsql as $$ begin return new; end $$',
    `create table t.wide (${columns})`,
    ...words.flatMap((word) => [
      `create table x."${word}" ("${word}" int not null default 1, "more" int generated always as ("${word}" + 1) stored,
        constraint "${word}" check ("${word}" > 0))`,
      `create type e."${word}" as enum ('a', '${word}')`,
      `create domain d."${word}" as e."${word}" constraint "${word}" check (value > 'a')`,
      `create type c."${word}" as ("${word}" d."${word}", "other" e."${word}"[])`,
      `create function f."${word}"("${word}" e."${word}") returns int language sql return 1`,
      `create sequence s."${word}"`,
      `create index "${word}" on t.wide ("${word}" desc nulls last, ("${word}" + 1)) where "${word}" > 0`,
      `create view v."${word}" as select "${word}", max("${word}") as "top" from x."${word}" group by 1`,
      `create trigger "${word}" before update of "${word}" on x."${word}" for each row execute function t.fires()`,
      `comment on column x."${word}"."${word}" is '${word}'`,
      `comment on constraint "${word}" on x."${word}" is '${word}'`,
      `comment on constraint "${word}" on domain d."${word}" is '${word}'`,
      `grant select ("${word}") on x."${word}" to public`,
    ]),
    // A table has at most 1,600 columns, and the type of each is looked for by its name.
    `create table t.typed (${words.map((word, at) => `c${at} e."${word}", d${at} c."${word}"`).join(', ')})`,
  ]
}

describe.each(['postgres', 'embedded'] as const)('names on %s', (kind) => {
  let database: FreshDatabase
  beforeEach(async () => {
    database = await freshDatabase(kind)
  })
  afterEach(() => database.drop())

  test('are quoted as its own quote_ident does it, more often only where another version has to', async () => {
    const session = await database.connect()
    const words = await keywordsOf(session)
    expect(words.length).toBeGreaterThan(400)
    const names = [...new Set([...words.map(({ word }) => word), ...hostileNames(6000), '', ' '])]
    const rows = await session.query<{ name: string; quoted: string; read: string[] | null }>(
      `select name, quote_ident(name) as quoted,
        case when name <> '' then parse_ident(ours) end as read
      from json_to_recordset($1::json) as given(name text, ours text)`,
      [JSON.stringify(names.map((name) => ({ name, ours: quote(name) })))],
    )
    expect(rows).toHaveLength(names.length)
    const ours = rows.map(({ name }) => quote(name))
    const theirs = rows.map(({ quoted }) => quoted)
    const apart = rows.filter(({ name, quoted }) => quote(name) !== quoted).map(({ name }) => name)
    for (const name of apart) expect([name, quote(name)]).toEqual([name, `"${name}"`])
    // Version 18 has every word of the list; 15 does not know all of them.
    expect(
      apart.every((name) => kind === 'postgres' && /^(json|json_\w+|merge_action|system_user)$/.test(name)),
    ).toBe(true)
    expect(ours.filter((one, at) => one === rows[at]?.name).length).toBeGreaterThan(300)
    expect(theirs.filter((one) => one.startsWith('"')).length).toBeGreaterThan(4000)
    expect(theirs.filter((one) => one.includes('""')).length).toBeGreaterThan(200)
    for (const { name, read } of rows) if (name !== '') expect(read).toEqual([name])
    for (const { word, reserved } of words) if (reserved) expect(quote(word)).toBe(`"${word}"`)
  })

  test('that are keywords may stand wherever DDL has a name', async () => {
    const [session, copy] = [await database.connect(), await freshDatabase(kind)]
    try {
      // The embedded server is slow to be looked at: one word in four.
      const words = (await keywordsOf(session))
        .map(({ word }) => word)
        .filter((_, at) => kind === 'postgres' || at % 4 === 0)
      await session.run('begin')
      for (const sql of namedLike(words)) await session.run(sql)
      await session.run('commit')
      const catalog = await postgres.introspect(session)
      expect(catalog.tables).toHaveLength(words.length + 3)
      const again = await madeAgain(catalog, await copy.connect())
      expect(shape(again)).toEqual(shape(catalog))
    } finally {
      await copy.drop()
    }
  })
})

async function madeAgain(catalog: Catalog, session: Session): Promise<Catalog> {
  await session.run('begin')
  await remake(postgres, catalog, session)
  await session.run('commit')
  return postgres.introspect(session)
}

test('a name with a NUL is refused, where the server would read on without what is behind it', () => {
  expect(() => quote('a\0; drop table x')).toThrow(/NUL/)
  expect(literal("it's")).toBe("'it''s'")
})

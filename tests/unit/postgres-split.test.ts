import { describe, expect, test } from 'vitest'
import { split } from '#engine/dialects/postgres/split'
import { blankCopies } from '#engine/dialects/postgres/split/blank-out'
import { splitPieces } from '#engine/dialects/postgres/split/pieces'

const sqls = async (text: string) => (await split(text)).map(({ sql }) => sql)
const own = (text: string) => splitPieces(text).map(({ start, end }) => text.slice(start, end))

/** Each text must be split alike by PostgreSQL's parser and by the rules used where it refuses. */
const alike: readonly (readonly [string, string, string[]])[] = [
  ['quotes', `select ';', 'it''s;'; select 2`, [`select ';', 'it''s;'`, 'select 2']],
  ['a backslash is plain in a plain string', `select 'a\\'; select 2`, [`select 'a\\'`, 'select 2']],
  ['escape strings', `select E'a\\';b'; select e'\\\\'`, [`select E'a\\';b'`, `select e'\\\\'`]],
  ['quoted names', `create table "a;""b" (c int); select 1`, [`create table "a;""b" (c int)`, 'select 1']],
  ['dollar quotes', 'do $$begin; end$$; do $x$ ; $$ ; $x$', ['do $$begin; end$$', 'do $x$ ; $$ ; $x$']],
  ['$ inside a name', 'select a$b; select c$b$d', ['select a$b', 'select c$b$d']],
  ['line comments', 'select 1 -- a; b\n; select 2', ['select 1', 'select 2']],
  ['nested comments', 'select /* a /* ; */ ; */ 1; select 2', ['select /* a /* ; */ ; */ 1', 'select 2']],
  ['empty statements', ';; ;select 1;; -- x\n;', ['select 1']],
  ['nothing but comments', '-- nothing\n/* here */', []],
  [
    'routine bodies',
    'create function f(a int) returns int begin atomic select case when a > 0 then 1 end; select 2; end; select 3',
    [
      'create function f(a int) returns int begin atomic select case when a > 0 then 1 end; select 2; end',
      'select 3',
    ],
  ],
  [
    'rules with several actions',
    'create or replace rule r as on insert to t do also (insert into u values (1); delete from v); select 1',
    [
      'create or replace rule r as on insert to t do also (insert into u values (1); delete from v)',
      'select 1',
    ],
  ],
  [
    'emoji and umlauts before a statement',
    `select '😀ä'; select 'ö😀' as "ß"`,
    [`select '😀ä'`, `select 'ö😀' as "ß"`],
  ],
  ['a byte order mark', '\ufeffselect 1; select 2', ['select 1', 'select 2']],
]

describe('statements', () => {
  for (const [name, text, expected] of alike) {
    test(`${name}: by the parser`, async () => expect(await sqls(text)).toEqual(expected))
    test(`${name}: by our own rules`, () => expect(own(text)).toEqual(expected))
  }

  test('a syntax error leaves the others as they are', async () => {
    const text = 'create table a(i int);\ncreate tabel b(i int);\ncreate index concurrently c on a(i);'
    const statements = await split(text)
    expect(statements.map(({ sql, line }) => [sql, line])).toEqual([
      ['create table a(i int)', 1],
      ['create tabel b(i int)', 2],
      ['create index concurrently c on a(i)', 3],
    ])
    expect(statements.map(({ transactional }) => transactional)).toEqual([true, true, false])
  })

  test('an open parenthesis does not swallow what follows', async () => {
    expect(await sqls('create table a(i int; select 2; select 3')).toEqual([
      'create table a(i int',
      'select 2',
      'select 3',
    ])
  })

  test('an open quote reaches to the end', async () => {
    expect(await sqls(`select 1; select 'a; select 2`)).toEqual(['select 1', `select 'a; select 2`])
  })

  test('psql commands are left to the server', async () => {
    expect(await sqls('\\connect other\nselect 1; select 2')).toEqual([
      '\\connect other\nselect 1',
      'select 2',
    ])
  })

  test('a NUL hides nothing', async () => {
    expect(await sqls('select 1;\0 select 2; drop table x')).toHaveLength(3)
  })
})

describe('places', () => {
  test('line and column are those of the first token, in UTF-16 units', async () => {
    const text = "-- head\r\n\r\n/* 😀 */ select 1;\r  select '😀'; select 2"
    const places = (await split(text)).map(({ line, column }) => [line, column])
    expect(places).toEqual([
      [3, 10],
      [4, 3],
      [4, 16],
    ])
  })
})

describe('transactions', () => {
  const outside = [
    'create index concurrently i on t(a)',
    'create unique index concurrently if not exists i on t(a)',
    'drop index concurrently i',
    'reindex table concurrently t',
    'reindex (concurrently) index i',
    'reindex database d',
    'reindex schema s',
    'vacuum',
    'vacuum full t',
    `alter type t add value 'x'`,
    'create database d',
    'drop database d',
    `create tablespace s location '/s'`,
    'drop tablespace s',
    `alter system set work_mem = '1MB'`,
    'cluster',
    'alter table t detach partition p concurrently',
    `create subscription s connection '' publication p`,
  ]
  for (const sql of outside) {
    test(`outside: ${sql}`, async () => {
      const [statement] = await split(sql)
      expect(statement).toMatchObject({ transactional: false, control: null })
      expect(statement?.reason).toMatch(/transaction/)
      // the same by keywords, where a later statement makes the parser refuse its own text
      const [broken] = await split(`${sql} nonsense nonsense (`)
      if (!/^(cluster|vacuum)/.test(sql)) expect(broken?.transactional).toBe(false)
    })
  }
  const inside = [
    'create index i on t(a)',
    'drop index i',
    'reindex table t',
    'analyze t',
    'cluster t using i',
    'refresh materialized view concurrently v',
    'call p()',
    `alter type t rename value 'a' to 'b'`,
    'alter table t detach partition p',
    'savepoint a',
    'rollback to savepoint a',
    'rollback work to a',
    `comment on table t is 'create index concurrently'`,
    'create table vacuum_log(i int)',
    `create subscription s connection '' publication p with (create_slot = false)`,
  ]
  for (const sql of inside) {
    test(`inside: ${sql}`, async () => {
      expect(await split(sql)).toEqual([
        { sql, line: 1, column: 1, transactional: true, reason: null, control: null },
      ])
    })
  }

  test('a value added to a type of the same file', async () => {
    const [, own, other] = await split(
      `create type s.t as enum ('a'); alter type s.t add value 'b'; alter type t add value 'b'`,
    )
    expect(own?.transactional).toBe(true)
    expect(other?.transactional).toBe(false)
  })

  test('transaction control', async () => {
    const text = 'begin; start transaction; commit; end; rollback; abort; rollback to a; commit and chain'
    expect((await split(text)).map(({ control }) => control)).toEqual([
      'begin',
      'begin',
      'commit',
      'commit',
      'rollback',
      'rollback',
      null,
      'commit',
    ])
  })
})

describe('hard input', () => {
  test('deep nesting breaks neither this file nor the next', async () => {
    const deep = `select ${'('.repeat(200_000)}1${')'.repeat(200_000)}; select 2`
    expect(await sqls(deep)).toHaveLength(2)
    expect(await sqls('create index concurrently i on t(a); select 2')).toHaveLength(2)
  })

  // What looks back over the whole file at each statement would take minutes.
  test('a large file is gone through once', { timeout: 60_000 }, async () => {
    const text = `insert into t values ('ä😀 ${'x'.repeat(200)}');\n`.repeat(20_000)
    const statements = await split(text)
    expect(statements).toHaveLength(20_000)
    expect(statements.at(-1)?.line).toBe(20_000)
  })
})

describe('what pg_dump writes', () => {
  test('its lines for psql are passed over, outside of quotes alone', async () => {
    const told = "\\restrict aB3\n\nset a = 1;\nselect '\n\\restrict x\n';\n\n\\unrestrict aB3\n"
    expect(await split(told)).toMatchObject([
      { sql: 'set a = 1', line: 3, column: 1 },
      { sql: "select '\n\\restrict x\n'", line: 4, column: 1 },
    ])
    expect(own(told)).toEqual(['set a = 1', "select '\n\\restrict x\n'"])
  })

  test('other commands of psql stay, for the server to refuse', async () => {
    expect(await sqls('\\connect other\nselect 1;')).toEqual(['\\connect other\nselect 1'])
  })

  test('rows behind COPY go, and every other character keeps its place', async () => {
    const dump = "create table t (a text);\nCOPY public.t (a) FROM stdin;\nit's;\n$$\n\\.\n\n\nselect 1;\n"
    const { text, copies } = blankCopies(dump)
    expect([copies, text.length]).toEqual([1, dump.length])
    expect(await split(text)).toMatchObject([
      { sql: 'create table t (a text)' },
      { sql: 'select 1', line: 8 },
    ])
    const quoted = "select 'COPY t FROM stdin;\n\\.\n'; copy t to stdout; copy t from stdin;"
    expect(blankCopies(quoted)).toEqual({ text: quoted, copies: 0 })
  })
})

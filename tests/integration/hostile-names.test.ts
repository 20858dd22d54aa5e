import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases'
import { remake, shape } from '../support/remake'

const everywhere = [
  `quotes " ' \``,
  `"""`,
  `'''`,
  '```',
  `back\\slash \\' \\" \\\``,
  `%s $1 ? :x @y {z} $$ $tag$`,
  `; drop table students; --`,
  `/* a comment that never ends`,
  `*/ ends one`,
  '-- a line',
  '# a line',
  'new\nline and\ttab',
  '</script><script>alert(1)</script>',
  'a.b',
  'select',
  'CaSe',
]

/** With the letter before it, the longest is as long as the server keeps: 63 bytes. */
const postgresNames = [
  ...everywhere,
  'ä'.repeat(31),
  '😀'.repeat(15),
  ' leading',
  'trailing ',
  `${'a'.repeat(61)}"`,
]

/** 64 characters, and a file's name that fits 255 bytes; none beyond U+FFFF, no space at an end. */
const mysqlNames = [...everywhere, 'ä'.repeat(63), '漢'.repeat(40), `${'a'.repeat(62)}\``]

/** One object of every kind in a schema of its own, all under the name with a letter before it. */
function postgresObjects(name: string, quote: (name: string) => string): string[] {
  const q = (letter: string) => quote(`${letter}${name}`)
  const schema = quote(name)
  const text = literal(name)
  const type = `${schema}.${q('e')}`
  const table = `${schema}.${q('t')}`
  const column = q('c')
  return [
    `create schema ${schema}`,
    `create type ${type} as enum (${text}, 'b')`,
    `comment on type ${type} is ${text}`,
    `create sequence ${schema}.${q('s')}`,
    `create table ${table} (
      ${q('i')} int generated always as identity constraint ${q('p')} primary key,
      ${column} int default nextval(${literal(`${schema}.${q('s')}`)}),
      ${q('k')} ${type} default 'b', ${q('v')} text default ${text},
      ${q('g')} int generated always as (${column} + 1) stored, ${q('r')} int4range,
      constraint ${q('u')} unique (${column}),
      constraint ${q('h')} check (${column} > 0 and ${q('v')} <> ${text}),
      constraint ${q('x')} exclude using gist (${q('r')} with &&))`,
    `alter sequence ${schema}.${q('s')} owned by ${table}.${column}`,
    `create table ${schema}.${q('f')} (${column} int, constraint ${q('k')} foreign key (${column}) references ${table} (${column}) on delete cascade)`,
    `create index ${q('n')} on ${table} (${column}, (${column} + 1)) include (${q('v')}) where ${q('v')} = ${text}`,
    `comment on table ${table} is ${text}`,
    `comment on column ${table}.${column} is ${text}`,
    `comment on index ${schema}.${q('n')} is ${text}`,
    `create view ${schema}.${q('w')} as select ${column}, ${text} as ${q('v')} from ${table}`,
    `create materialized view ${schema}.${q('m')} as select count(${column}) as ${column} from ${table}`,
    `create domain ${schema}.${q('d')} as text default ${text} constraint ${q('y')} check (value <> ${text})`,
    `create type ${schema}.${q('o')} as (${column} ${type}, ${q('d')} ${schema}.${q('d')})`,
    `create type ${schema}.${q('a')} as range (subtype = float8)`,
    `create function ${schema}.${q('j')}(${column} ${type}, text default ${text}) returns text language sql as ${literal(`select ${text} || $2`)}`,
    `create procedure ${schema}.${q('l')}(${column} int) language plpgsql as ${literal(`begin raise notice '%', ${text}; end`)}`,
    `create aggregate ${schema}.${q('b')}(int) (sfunc = int4pl, stype = int4, initcond = '0')`,
    `create function ${schema}.${q('z')}() returns trigger language plpgsql as 'begin return new; end'`,
    `create trigger ${q('q')} after update of ${column} on ${table} for each row when (new.${q('v')} <> ${text}) execute function ${schema}.${q('z')}(${text})`,
    `comment on trigger ${q('q')} on ${table} is ${text}`,
    `alter table ${table} disable trigger ${q('q')}`,
    `create rule ${q('r')} as on delete to ${table} where old.${q('v')} = ${text} do instead nothing`,
    `create policy ${q('c')} on ${table} using (${q('v')} = ${text})`,
    `create sequence ${schema}.${q('1')}`,
    `create statistics ${schema}.${q('2')} on ${column}, ${q('v')} from ${table}`,
    `alter table ${table} alter ${q('v')} set statistics 7, replica identity full`,
    `create foreign data wrapper ${q('3')}`,
    `create server ${q('4')} foreign data wrapper ${q('3')}`,
    `create foreign table ${schema}.${q('5')} (${column} int options (x ${text})) server ${q('4')} options (y ${text})`,
    `create publication ${q('6')} for table ${table}`,
    `grant select (${column}) on ${table} to public`,
  ]
}

function mysqlObjects(name: string, quote: (name: string) => string): string[] {
  const q = (letter: string) => quote(`${letter}${name}`)
  const text = `'${name.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  const table = q('t')
  const column = quote(name)
  return [
    `create table ${table} (${column} int not null comment ${text}, ${q('v')} varchar(64) default ${text},
      ${q('g')} int generated always as (${column} + 1) stored, ${q('k')} enum(${text}, 'b'),
      primary key (${column}), unique key ${q('u')} (${q('v')}), key ${q('n')} (${q('g')}) comment ${text},
      constraint ${q('h')} check (${column} > 0 and ${q('v')} <> ${text})) comment ${text}`,
    `create table ${q('f')} (${column} int, key ${q('n')} (${column}),
      constraint ${q('k')} foreign key (${column}) references ${table} (${column}) on delete cascade)`,
    `create view ${q('w')} as select ${column}, ${text} as ${q('v')} from ${table} where ${column} > 1`,
  ]
}

function literal(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

describe.each(databaseKinds)('hostile names of %s', (kind) => {
  const [names, objects] =
    kind === 'mariadb' ? ([mysqlNames, mysqlObjects] as const) : ([postgresNames, postgresObjects] as const)
  let from: FreshDatabase
  let to: FreshDatabase
  beforeEach(async () => {
    from = await freshDatabase(kind)
    to = await freshDatabase(kind)
  })
  afterEach(async () => {
    await from.drop()
    await to.drop()
  })

  test('every kind of object is read, and made again by its DDL', async () => {
    const { dialect } = from
    const [session, copy] = await Promise.all([from.connect(), to.connect()])
    // In one transaction where the server has that: the embedded database syncs its files at every commit.
    await session.run('begin')
    for (const name of names)
      for (const sql of objects(name, (one) => dialect.quote(one))) await session.run(sql)
    await session.run('commit')
    const catalog = await dialect.introspect(session)
    const expected = names.flatMap((name) => [`t${name}`, `f${name}`])
    const own = catalog.tables.filter(({ kind }) => kind !== 'foreign')
    expect(own.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
    if (kind !== 'mariadb') expect(catalog.objects).toHaveLength(names.length * 14 + 1)
    expect(catalog.views).toHaveLength(names.length * (kind === 'mariadb' ? 1 : 2))
    await copy.run('begin')
    await remake(dialect, catalog, copy)
    await copy.run('commit')
    const again = await dialect.introspect(copy)
    expect(shape(again)).toEqual(shape(catalog))
  })
})

import { describe, expect, test } from 'vitest'
import type { Catalog, CheckConstraint, DefinedObject, Table } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Rename } from '#contract/compare'
import { diff } from '#engine/diff/diff'
import { mysql } from '#engine/dialects/mysql/index'
import type { Way } from '#engine/dialects/planner'
import { catalog, column, foreignKey, index, server, table } from '../support/catalogs'

const mysql8: ServerInfo = { ...server, dialect: 'mysql', flavour: 'mysql', version: '8.4.3' }
const mysql57: ServerInfo = { ...mysql8, version: '5.7.44' }
const mariadb104: ServerInfo = { ...mysql8, flavour: 'mariadb', version: '10.4.34-MariaDB' }

const of = (name: string, more: Partial<Table> = {}): Table =>
  table(name, { engine: 'InnoDB', collation: 'utf8mb4_0900_ai_ci', columns: [column('a', 'int')], ...more })
const check = (name: string, more: Partial<CheckConstraint> = {}): CheckConstraint => ({
  name,
  expression: '(`a` > 0)',
  validated: true,
  enforced: true,
  ...more,
})

function wayOf(from: Partial<Catalog>, to: Partial<Catalog>, on = mysql8): Way {
  const [before, after] = [catalog({ server: on, ...from }), catalog({ server: on, ...to })]
  return mysql.way({ from: before, to: after, changes: diff(before, after), renames: [] })
}

function both(way: Way): [sql: string, reverse: string | null][] {
  expect(way.refused).toEqual([])
  return way.steps.flatMap(({ statements }) =>
    statements.map(({ sql, reverseSql }) => [sql, reverseSql] as [string, string | null]),
  )
}

const tables = (...list: Table[]): Partial<Catalog> => ({ tables: list })

describe('what only MySQL says', () => {
  test('checks have a word of their own, and are switched on and off', () => {
    expect(both(wayOf(tables(of('t', { checks: [check('c')] })), tables(of('t'))))).toEqual([
      ['alter table `t` drop check `c`', 'alter table `t` add constraint `c` check ((`a` > 0))'],
    ])
    const off = of('t', { checks: [check('c', { enforced: false })] })
    expect(both(wayOf(tables(of('t', { checks: [check('c')] })), tables(off)))).toEqual([
      ['alter table `t` alter check `c` not enforced', 'alter table `t` alter check `c` enforced'],
    ])
  })

  test('an index is hidden, not dropped', () => {
    const indexed = (visible: boolean): Table => of('t', { indexes: [index('i', ['a'], { visible })] })
    expect(both(wayOf(tables(indexed(true)), tables(indexed(false))))).toEqual([
      ['alter table `t` alter index `i` invisible', 'alter table `t` alter index `i` visible'],
    ])
  })

  test('a table that goes makes room for the name of its check first', () => {
    const [old, wanted] = [of('old', { checks: [check('c')] }), of('new', { checks: [check('c')] })]
    const first = (way: Way): string[] => both(way).map(([sql]) => sql.slice(0, 14))
    expect(first(wayOf(tables(old), tables(wanted)))).toEqual(['drop table `ol', 'create table `'])
    expect(first(wayOf(tables(of('old')), tables(wanted)))).toEqual(['create table `', 'drop table `ol'])
  })

  test('a routine is dropped and made anew in neighbouring statements', () => {
    const routine = (body: string): DefinedObject => ({
      ref: { kind: 'procedure', schema: 'public', name: 'p', table: null },
      definition: `create procedure \`p\`()\n${body};`,
      facts: [],
      comment: null,
    })
    expect(both(wayOf({ objects: [routine('select 1')] }, { objects: [routine('select 2')] }))).toEqual([
      ['drop procedure `p`', 'create procedure `p`()\nselect 1'],
      ['create procedure `p`()\nselect 2', 'drop procedure `p`'],
    ])
  })
})

describe('renames', () => {
  const ref = (name: string, on: string | null): Rename['ref'] => ({
    kind: on === null ? 'table' : 'column',
    schema: 'public',
    name,
    table: on,
  })
  const renamed = (on: ServerInfo, from: Table[], renames: Rename[]): [string, string | null][] => {
    const side = catalog({ server: on, tables: from })
    const changes = renames.map((one) => ({
      kind: one.ref.table === null ? ('rename-table' as const) : ('rename-column' as const),
      ref: one.ref,
      sentence: '',
      properties: [],
    }))
    return both(mysql.way({ from: side, to: side, changes, renames }))
  }

  test('columns by their name alone where the server can, else with all that they are', () => {
    const held = of('t', { columns: [column('b', 'int', { nullable: false, default: '3' })] })
    const rename = [{ ref: ref('a', 't'), to: 'b' }]
    expect(renamed(mysql8, [held], rename)).toEqual([
      ['alter table `t` rename column `a` to `b`', 'alter table `t` rename column `b` to `a`'],
    ])
    for (const on of [mysql57, mariadb104])
      expect(renamed(on, [held], rename)).toEqual([
        [
          'alter table `t` change column `a` `b` int not null default 3',
          'alter table `t` change column `b` `a` int not null default 3',
        ],
      ])
  })

  test('tables in an order in which every name is free; swapped ones by way of a third', () => {
    const chain = [
      { ref: ref('a', null), to: 'b' },
      { ref: ref('b', null), to: 'c' },
    ]
    expect(renamed(mysql8, [of('b'), of('c')], chain)).toEqual([
      ['rename table `b` to `c`, `a` to `b`', 'rename table `b` to `a`, `c` to `b`'],
    ])
    const swapped = [
      { ref: ref('a', null), to: 'b' },
      { ref: ref('b', null), to: 'a' },
    ]
    expect(renamed(mysql8, [of('a'), of('b')], swapped)[0]?.[0]).toBe(
      'rename table `a` to `varve_between_0`, `b` to `a`, `varve_between_0` to `b`',
    )
  })
})

describe('what is refused, with the way on', () => {
  const why = (way: Way): string[] => way.refused.map((one) => one.why)

  test('another database', () => {
    const way = wayOf(
      {},
      {
        schemas: [
          { name: 'public', comment: null },
          { name: 'more', comment: null },
        ],
      },
    )
    expect(way.steps).toEqual([])
    expect(why(way)[0]).toMatch(/one database.*more.*by hand/)
  })

  test('a view whose text is not told', () => {
    const view = {
      schema: 'public',
      name: 'v',
      materialized: false,
      columns: [],
      definition: '',
      comment: null,
    }
    const way = wayOf({}, { views: [view] })
    expect(way.steps).toEqual([])
    expect(why(way)[0]).toMatch(/SHOW VIEW/)
  })

  test('a table that the server does not tell whole, with what hangs on it; one that goes has no way back', () => {
    const gap = of('t', { unshown: ['partitions'] })
    const wider = { ...gap, columns: [column('a', 'bigint')] }
    const altered = wayOf(tables(gap), tables(wider))
    expect(altered.steps).toEqual([])
    expect(why(altered)[0]).toMatch(/all of table t \(partitions\)/)
    const trigger: DefinedObject = {
      ref: { kind: 'trigger', schema: 'public', name: 'r', table: 't' },
      definition: 'create trigger `r` before insert on `t` for each row\nset new.a = 1;',
      facts: [],
      comment: null,
    }
    const made = wayOf(
      {},
      { tables: [gap, of('u', { foreignKeys: [foreignKey(['a'], 't')] })], objects: [trigger] },
    )
    expect(made.steps.map(({ statements }) => statements.map(({ sql }) => sql.slice(0, 16)))).toEqual([
      ['create table `u`'],
    ])
    expect(why(made)).toEqual([
      expect.stringMatching(/all of table t/),
      expect.stringMatching(/left out \(t\)/),
      expect.stringMatching(/all of table t/),
    ])
    const dropped = wayOf(tables(gap), {})
    expect(both(dropped)).toEqual([['drop table `t`', null]])
    expect(dropped.reversible).toBe(false)
  })

  test('a column of which MariaDB may tell ? for another character', () => {
    const gap = { unshown: ['what MariaDB may tell as ? in b'] }
    const side = (type: string, text: string): Partial<Catalog> =>
      tables(of('t', { ...gap, columns: [column('a', type), column('b', 'varchar(9)', { default: text })] }))
    const on = { ...mariadb104, version: '10.11.14-MariaDB' }
    expect(both(wayOf(side('int', "'?'"), side('bigint', "'?'"), on))).toHaveLength(1)
    expect(why(wayOf(side('int', "'x'"), side('int', "'?'"), on))[0]).toMatch(/stand for \? in b/)
  })

  test('an option that no statement takes back', () => {
    const way = wayOf(tables(of('t', { options: 'data_directory=x' })), tables(of('t', { comment: 'new' })))
    expect(way.steps).toHaveLength(1)
    expect(why(way)[0]).toMatch(/data_directory of table t.*anew/)
  })
})

import { describe, expect, it } from 'vitest'
import { mysql } from '#engine/dialects/mysql/index'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

const of = (name: string, columns: readonly string[], indexes: readonly string[] = []) =>
  table(name, {
    columns: columns.map((one) => column(one)),
    indexes: indexes.map((one) => index(one, [columns[0] ?? ''])),
  })
const users = of('users', ['id', 'mail'], ['ix_mail'])
const notes = of('notes', ['id', 'user_id'])

/** What statements rename on the way from some tables to others, as `table.name → table.name`. */
function said(
  sql: string | readonly string[],
  from: ReturnType<typeof of>[],
  to: ReturnType<typeof of>[],
): string[] {
  const statements = typeof sql === 'string' ? [sql] : sql
  const told = mysql.renamesSaid(statements, catalog({ tables: from }), catalog({ tables: to }))
  const words = ({ table: on, name }: { table: string | null; name: string }) =>
    on === null ? name : `${on}.${name}`
  return told.map((one) => `${words(one.from)} → ${words(one.to)}`)
}

describe('what statements of MariaDB rename', () => {
  const people = { ...users, name: 'people' }

  it.each([
    'rename table users to people',
    'RENAME TABLES IF EXISTS nothing TO something, `users` WAIT 3 TO `people`',
    'alter table users rename people',
    'ALTER IGNORE TABLE IF EXISTS users NOWAIT COMMENT = "x, rename to y", RENAME AS people',
    'alter # users to nobody\n table /* x */ users rename = people -- end',
  ])('is read of tables: %s', (sql) => {
    expect(said(sql, [users], [people])).toEqual(['users → people'])
  })

  it.each([
    'alter table users rename column mail to email',
    'alter table users change mail email text',
    "alter table users change column if exists `MAIL` email enum('a, change id x', 'b)') not null first, add (a int, b int)",
    'alter table users modify id bigint, rename column if exists mail to email, drop foreign key x',
  ])('is read of columns: %s', (sql) => {
    expect(said(sql, [users], [of('users', ['id', 'email'], ['ix_mail'])])).toEqual([
      'users.mail → users.email',
    ])
  })

  it('is read of indexes, unless another one may have taken the name', () => {
    const to = [of('users', ['id', 'mail'], ['ix_email'])]
    expect(said('alter table users rename index ix_mail to ix_email', [users], to)).toEqual([
      'users.ix_mail → users.ix_email',
    ])
    const again = [
      'alter table users rename key ix_mail to ix_email',
      'drop index ix_email on users',
      'create index ix_email on users (id)',
    ]
    expect(said(again, [users], to)).toEqual([])
    expect(
      said(
        ['alter table users rename key ix_mail to ix_email', 'alter table users add unique (id)'],
        [users],
        to,
      ),
    ).toEqual([])
  })

  it('follows swaps and chains, in one statement or many', () => {
    const swapped = [of('notes', ['id', 'mail'], ['ix_mail']), of('users', ['id', 'user_id'])]
    const chain = 'rename table users to tmp, notes to users, tmp to notes'
    expect(said(chain, [users, notes], swapped)).toEqual(['users → notes', 'notes → users'])
    expect(said('alter table users change id mail int, change mail id int', [users], [users])).toEqual([
      'users.mail → users.id',
      'users.id → users.mail',
    ])
    const both = ['rename table users to people', 'alter table people rename column mail to email']
    expect(said(both, [users], [of('people', ['id', 'email'])])).toEqual([
      'users → people',
      'users.mail → people.email',
    ])
  })

  it('takes nothing for renamed that went and came', () => {
    const anew = [
      'alter table users rename column mail to email',
      'alter table users drop email',
      'alter table users add email text',
    ]
    expect(said(anew, [users], [of('users', ['id', 'email'])])).toEqual([])
    const replaced = [
      'rename table users to people',
      'drop table if exists people',
      'create table people (id int)',
    ]
    expect(said(replaced, [users], [of('people', ['id'])])).toEqual([])
    const taken = ['rename table users to people', 'create table users (id int)']
    expect(said(taken, [users], [people, of('users', ['id'])])).toEqual(['users → people'])
    const back = ['rename table users to people', 'rename table people to users']
    expect(said(back, [users], [users])).toEqual([])
  })

  it.each([
    ['another statement is known to the server alone', 'call move_things()'],
    ['a comment is run by some servers', '/*!80000 alter table people rename nobody */'],
    ['a temporary table may hide one', 'create temporary table people (id int)'],
    ['a name has a database before it', 'rename table other.people to other.users'],
    ['a program stands outside of any', 'begin not atomic drop table people; end'],
    ['a setting comes with a statement', 'set statement max_statement_time = 1 for drop table people'],
    ['what is prepared is run', 'execute p'],
  ])('tells nothing where %s', (_, sql) => {
    expect(said(['rename table users to people', sql], [users], [people])).toEqual([])
  })

  it('reads past what leaves tables as they are', () => {
    const others = [
      'insert into users values (1, "rename table users to x")',
      'set @a = 1',
      'create or replace view v as select 1',
      'create definer = root@localhost trigger t before insert on users for each row set new.id = 1',
      'alter table other engine = InnoDB',
      'drop procedure if exists p',
    ]
    expect(said([...others, 'rename table users to people', ...others], [users], [people])).toEqual([
      'users → people',
    ])
  })

  it('takes along the keys that the server has named after their table', () => {
    const keyed = (name: string, key: string) => ({
      ...of(name, ['id']),
      foreignKeys: [foreignKey(['id'], 'notes', { name: key })],
    })
    expect(
      said(
        'rename table users to people',
        [keyed('users', 'users_ibfk_2')],
        [keyed('people', 'people_ibfk_2')],
      ),
    ).toEqual(['users → people', 'users.users_ibfk_2 → people.people_ibfk_2'])
    expect(said('rename table users to people', [keyed('users', 'own')], [keyed('people', 'own')])).toEqual([
      'users → people',
    ])
  })
})

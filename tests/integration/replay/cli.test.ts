import { expect, onTestFinished, test } from 'vitest'
import type { RevisionEffects, RoundTrip } from '#contract/effects'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'
import { terminal } from '../../support/terminal'

const files = {
  '1_people.up.sql': 'create table people (id int primary key, name text);',
  '1_people.down.sql': 'drop table people;',
  '2_index.up.sql': 'create index people_name on people (name);',
  '2_index.down.sql': 'select 1;',
  '3_bad.up.sql': 'create table people (id int);',
  '4_after.up.sql': 'select 1;',
}

test('effects tells what revisions change, updown what their downs leave', async () => {
  const varve = await onServer('postgres')
  const folder = await projectFolder(files)
  const all = await varve('effects', folder, '--scratch')
  expect(all.code).toBe(1)
  expect(all.out).toMatchInlineSnapshot(`
    "1 people
      + table people with 2 columns
    2 index
      + index people_name on people(name)
    3 bad
      relation "people" already exists (SQLSTATE 42P07)
      at 3_bad.up.sql:1:1
    4 after
      3 (3_bad.up.sql) before it could not be replayed: relation "people" already exists (SQLSTATE 42P07)
      at 3_bad.up.sql:1:1
      Mend 3: what stands on it is replayed then.
    "
  `)
  const one = await varve('effects', folder, '2', '--json', '--scratch')
  expect(one.code).toBe(0)
  const [effects] = JSON.parse(one.out) as RevisionEffects[]
  expect(effects).toMatchObject({ revision: '2', changes: [{ kind: 'create-index' }], why: null })
  const trips = await varve('updown', folder, '--json', '--scratch')
  expect(trips.code).toBe(1)
  expect((JSON.parse(trips.out) as RoundTrip[]).map(({ revision, state }) => [revision, state])).toEqual([
    ['1', 'restored'],
    ['2', 'residue'],
    ['3', 'no-down'],
    ['4', 'no-down'],
  ])
  expect((await varve('updown', folder, '1', '--scratch')).code).toBe(0)
  const left = await varve('updown', folder, '2', '--scratch')
  expect(left.code).toBe(1)
  expect(left.out).toMatchInlineSnapshot(`
    "2  its down does not give back what its up found
      after the down, against before the up:
        + index people_name on people(name)
      relation "people_name" already exists (SQLSTATE 42P07)
      at 2_index.up.sql:1:1
    "
  `)
  expect(left.err).toContain('Up, down and up again: 2 (1 of 1)')
})

test('MySQL is replayed with --scratch alone', async () => {
  const varve = await onServer('mariadb')
  const folder = 'migrations-samples/todo-chat-mysql'
  const refused = await varve('effects', folder)
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('Choose a connection on whose server a scratch database may be made')
  const told = await varve('effects', folder, '--scratch')
  expect(told.code).toBe(0)
  expect(told.out).toContain('+ table messages')
})

async function onServer(kind: 'postgres' | 'mariadb') {
  const database = await freshDatabase(kind)
  onTestFinished(database.drop)
  const session = await database.connect()
  return terminal(await sqlalchemyUrl(session, database.target, database.password))
}

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'
import { terminal } from '../../support/terminal'

const files = {
  '1_people.up.sql': 'create table people (id int primary key, name varchar(20));',
  '1_people.down.sql': 'drop table people;',
  '2_index.up.sql': 'create index people_name on people (name);',
  '2_index.down.sql': 'select 1;',
}

async function onServer() {
  const database = await freshDatabase('mariadb')
  onTestFinished(database.drop)
  const session = await database.connect()
  return { session, varve: await terminal(await sqlalchemyUrl(session, database.target, database.password)) }
}

test('updown on MariaDB tells what a down leaves, and drift what was changed by hand', async () => {
  const { session, varve } = await onServer()
  const folder = await projectFolder(files)
  expect(await varve('updown', folder, '1', '--scratch')).toMatchObject({
    code: 0,
    out: '1  its down gives back what its up found\n',
  })
  const left = await varve('updown', folder, '--scratch')
  expect(left.code).toBe(1)
  expect(left.out).toContain('2  its down does not give back what its up found\n')
  expect(left.out).toContain('    + index people_name on people(name)\n')

  expect((await varve('apply', folder)).code).toBe(0)
  expect(await varve('drift', folder, '--scratch', '--exit-code')).toMatchObject({
    code: 0,
    out: expect.stringContaining('No differences.'),
  })
  await session.run('drop index people_name on people')
  const drift = await varve('drift', folder, '--scratch', '--exit-code')
  expect(drift.code).toBe(1)
  expect(drift.out).toContain('index people_name on people(name)')
  expect((await varve('drift', folder, '--exit-code')).err).toContain('scratch database may be made')
})

test('Ctrl-C while updown replays on MariaDB leaves no scratch database', async () => {
  const { session, varve } = await onServer()
  const mark = `select sleep(60), ${process.pid} + ${Date.now()}`
  const folder = await projectFolder({
    '1_slow.up.sql': `create table t (id int);\n${mark};`,
    '1_slow.down.sql': 'drop table t;',
  })
  const ended = varve('updown', folder, '--scratch')
  let place: string | undefined
  while (place === undefined) {
    await sleep(50)
    const [found] = await session.query<{ name: string }>(
      'select db as name from information_schema.processlist where info like ? and id <> connection_id()',
      [`${mark}%`],
    )
    place = found?.name
  }
  process.emit('SIGINT', 'SIGINT')
  expect(await ended).toMatchObject({ code: 130, out: '', err: expect.stringMatching(/Interrupted\.\n$/) })
  expect(
    await session.query('select 1 from information_schema.schemata where schema_name = ?', [place]),
  ).toEqual([])
})

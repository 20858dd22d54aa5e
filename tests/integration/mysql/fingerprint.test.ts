import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '#engine/catalog/look'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { startMariadb } from '../../support/mariadb'
import { type RunningServer, targetOf } from '../../support/server'
import { sessionOptions } from '../../support/session-options'
import { objectCases } from './conformance-objects'
import { tableCases } from './conformance-tables'

// A server of its own: what others change is noticed too.
let server: RunningServer
beforeAll(async () => {
  server = await startMariadb()
})
afterAll(() => server.stop())

let made = 0

async function freshSession(): Promise<Session> {
  const name = `f${made++}`
  const first = await mysql.connect(targetOf(server, 'mysql'), server.password, sessionOptions())
  await first.run(`create database ${name}`)
  await first.close()
  return mysql.connect(targetOf(server, name), server.password, sessionOptions())
}

function told(session: Session): Promise<string | null> {
  return mysql.fingerprint(session, null)
}

/** Statements that work on rows alone. */
const ofRows = /^\s*(insert|update|delete|select|analyze)\b/i
/** What a session sets may change how the server spells; it is another fingerprint where it does. */
const ofSession = /^\s*set\b/i

test('every statement that changes the schema is another fingerprint, and none that does not', async () => {
  const wrong: string[] = []
  for (const { ddl } of [...tableCases, ...objectCases]) {
    const session = await freshSession()
    for (const sql of ddl) {
      const before = await told(session)
      expect(before).not.toBeNull()
      await session.run(sql)
      if (!ofSession.test(sql) && ((await told(session)) === before) !== ofRows.test(sql)) wrong.push(sql)
    }
    await session.close()
  }
  expect(wrong).toEqual([])
})

test.each([
  ['a change without a copy', 'alter table t add column later int, algorithm = instant'],
  ['a comment', "alter table t comment = 'other'"],
  ['a default', 'alter table t alter column a set default 7'],
  ['the same change twice in a second', 'alter table t alter column a set default 8'],
  ['a rename', 'rename table t to u, u to v'],
  ['a statement of a routine', 'call changes()'],
  ['a prepared statement', "prepare p from 'alter table t add column p int' | execute p"],
  ['an immediate one', "execute immediate 'alter table t add column i int'"],
  ['a compound one', 'begin not atomic alter table t add column c int; end'],
  ['one inside of another', 'set statement max_statement_time = 9 for alter table t add column s int'],
  ['the rights of somebody', 'grant select on *.* to varve_reader'],
  ['a table of another database that a key points to', 'alter table @other.parent change id number int'],
])('notices %s', async (_, sql) => {
  const session = await freshSession()
  const other = `other_of_${session.server.database}`
  await session.run(`create database ${other}`)
  await session.run(`create table ${other}.parent (id int primary key)`)
  await session.run(`create table t (a int, foreign key (a) references ${other}.parent (id))`)
  await session.run('create user if not exists varve_reader')
  await session.run('create procedure changes() alter table t add column r int')
  const before = await told(session)
  expect(await told(session)).toBe(before)
  for (const one of sql.split(' | ')) await session.run(one.replace('@other', other))
  expect(await told(session)).not.toBe(before)
  await session.close()
})

test('tells nothing while a change is under way, nor to who may not see it', async () => {
  const session = await freshSession()
  await session.run('create table t (a int)')
  const [holder, changer] = await Promise.all(
    [1, 2].map(() =>
      mysql.connect(targetOf(server, session.server.database), server.password, sessionOptions()),
    ),
  )
  if (holder === undefined || changer === undefined) throw new Error('two sessions')
  await holder.run('begin')
  await holder.run('select * from t')
  expect(await told(session)).not.toBeNull()
  const changing = changer.run('alter table t add column b int')
  await expect.poll(() => told(session), { timeout: 20_000 }).toBeNull()
  await holder.run('rollback')
  await changing
  expect(await told(session)).not.toBeNull()

  await session.run(`create user looker@'%' identified by 'look'`)
  await session.run(`grant all on ${session.server.database}.* to looker@'%'`)
  const looker = await mysql.connect(
    { ...targetOf(server, session.server.database), user: 'looker' },
    'look',
    sessionOptions(),
  )
  expect(await told(looker)).toBeNull()
  await Promise.all([holder, changer, looker, session].map((one) => one.close()))
})

test('a look where nothing has changed reads counts alone; what changes by itself is read whole', async () => {
  const asked: string[] = []
  const session = await freshSession()
  await session.run('create table t (id int primary key auto_increment, name text)')
  await session.run('create view v as select id from t')
  const first = await look(session, mysql, null)
  await session.run("insert into t (name) select repeat('x', 2000) from seq_1_to_500")
  await session.run('analyze table t')
  const counting = new Proxy(session, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target)
      if (property !== 'query') return typeof value === 'function' ? value.bind(target) : value
      return (sql: string, parameters: []) => {
        asked.push(sql)
        return target.query(sql, parameters)
      }
    },
  })
  const second = await look(counting, mysql, first)
  expect(asked).toHaveLength(7)
  const whole = await mysql.introspect(session)
  expect(second.catalog).toEqual({ ...whole, readAt: second.catalog.readAt })
  expect(second.catalog.tables[0]?.facts).toContainEqual({ name: 'next auto-increment value', value: '512' })

  await session.run('create sequence s')
  const third = await look(session, mysql, second)
  expect(third.catalog.objects).toHaveLength(1)
  expect((await look(session, mysql, third)).fingerprint).toBeNull()
  await session.close()
})

import { connect } from 'node:net'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { EmbeddedTarget } from '#contract/connection'
import { type EmbeddedDoor, openDoor } from '#engine/dialects/postgres/embedded/door'
import { runDelegated, type DelegatedEvent } from '#engine/python/delegated'
import { freshDatabase, type FreshDatabase, sessionOptions } from '../../support/databases'
import { alembicProject, allowed, revisionFile } from '../../support/python-project'

async function doorTo(): Promise<{ database: FreshDatabase; door: EmbeddedDoor }> {
  const database = await freshDatabase('embedded')
  const door = await openDoor(database.target as EmbeddedTarget, sessionOptions())
  onTestFinished(async () => {
    await door.close()
    await database.drop()
  })
  return { database, door }
}

async function rows(database: FreshDatabase, sql: string): Promise<unknown[]> {
  const session = await database.connect()
  try {
    return (await session.query(sql)).flatMap((row) => Object.values(row))
  } finally {
    await session.close()
  }
}

function clientOf({ target, password }: EmbeddedDoor, given = password): Client {
  const { host, port, user, database } = target
  return new Client({ host, port, user, database, password: given })
}

test('only the password opens the door', async () => {
  const { door } = await doorTo()
  await expect(clientOf(door, 'wrong').connect()).rejects.toThrow('password authentication failed')
  const silent = connect(door.target.port, '127.0.0.1')
  silent.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
  await new Promise((resolve) => silent.once('close', resolve))
  const client = clientOf(door)
  await client.connect()
  expect((await client.query(door.proof.ask)).rows).toEqual([{ current_setting: door.proof.answer }])
  await client.end()
})

test('a link that goes away in a transaction leaves nothing behind, and others go on', async () => {
  const { database, door } = await doorTo()
  const client = clientOf(door)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('begin')
  await client.query('create table half (id int)')
  await door.close()
  expect(await rows(database, `select to_regclass('half')::text`)).toEqual([null])
})

const asyncEnv = `import asyncio
from alembic import context
from sqlalchemy.ext.asyncio import async_engine_from_config

def work(connection):
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()

async def main():
    section = context.config.get_section(context.config.config_ini_section)
    engine = async_engine_from_config(section, prefix="sqlalchemy.")
    async with engine.connect() as connection:
        await connection.run_sync(work)
    await engine.dispose()

asyncio.run(main())`

for (const driver of ['psycopg2', 'asyncpg']) {
  test(`the project’s own Alembic runs a revision on the embedded database by ${driver}`, async () => {
    const { database, door } = await doorTo()
    const up = `op.create_table("one", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.DateTime()))
op.get_bind().execute(sa.text("insert into one (at) values (:at)"), {"at": __import__("datetime").datetime(2026, 1, 2)})
print("rows", op.get_bind().execute(sa.text("select count(*) from one where at > '2026-01-01'")).scalar())`
    const project = await alembicProject(
      { a: revisionFile('a1', null, up, 'op.drop_table("one")') },
      driver === 'asyncpg' ? { 'migrations/env.py': asyncEnv } : {},
    )
    const events: DelegatedEvent[] = []
    const step = {
      project,
      revision: 'a1',
      python: await allowed(project.folder),
      target: door.target,
      password: door.password,
      proof: door.proof,
      prepare: [`set lock_timeout = 1000`],
      signal: null,
      timeoutMs: 60_000,
      listen: (event: DelegatedEvent) => events.push(event),
    }
    const end = await runDelegated({ ...step, direction: 'up' })
    expect(end.error).toBe(null)
    expect(events).toContainEqual({ kind: 'log', text: 'rows 1' })
    expect(await rows(database, 'select version_num from alembic_version')).toEqual(['a1'])
    expect(await rows(database, 'select id from one')).toEqual([1])
    const fails = await alembicProject(
      { a: revisionFile('a1', null, 'pass', 'op.execute("drop table nowhere")') },
      driver === 'asyncpg' ? { 'migrations/env.py': asyncEnv } : {},
    )
    const failing = { ...step, project: fails, python: await allowed(fails.folder) }
    const failed = await runDelegated({ ...failing, direction: 'down' })
    expect(failed).toMatchObject({ kind: 'failed', started: true, line: 16 })
    expect(failed.error?.message).toContain('table "nowhere" does not exist')
    expect((await runDelegated({ ...step, direction: 'down' })).error).toBe(null)
    expect(await rows(database, `select to_regclass('one')::text`)).toEqual([null])
  })
}

test('cancelling ends a statement that never ends, and the database goes on', async () => {
  const { database, door } = await doorTo()
  const up =
    'op.execute("create table half (id int)")\nprint("endless", flush=True)\nop.execute("do $$ begin loop end loop; end $$")'
  const project = await alembicProject({ a: revisionFile('a1', null, up) })
  const cancel = new AbortController()
  const end = await runDelegated({
    project,
    revision: 'a1',
    direction: 'up',
    python: await allowed(project.folder),
    target: door.target,
    password: door.password,
    proof: door.proof,
    prepare: [],
    signal: cancel.signal,
    timeoutMs: 60_000,
    listen: (event) => {
      if (event.kind === 'statement' && event.text.includes('loop')) setTimeout(() => cancel.abort(), 200)
    },
  })
  expect(end.kind).toBe('cancelled')
  await door.close()
  expect(await rows(database, `select to_regclass('half')::text`)).toEqual([null])
})

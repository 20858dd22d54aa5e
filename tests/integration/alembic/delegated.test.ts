import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import { runDelegated, type DelegatedEvent, type DelegatedStep } from '#engine/python/delegated'
import { urlsOf } from '#engine/python/database-url'
import type { PythonProject } from '#engine/python/project'
import { renderedScript } from '#engine/python/rendered'
import { sameDatabase } from '#engine/python/same-database'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { startPostgres } from '../../support/postgres'
import { targetOf } from '../../support/server'
import { plainEnv } from '../../support/plain-env'
import { alembicProject, allowed, revisionFile } from '../../support/python-project'

const kinds = ['postgres', 'mariadb'] as const
const databases = new Map<string, Promise<FreshDatabase>>()
afterAll(async () => {
  for (const database of databases.values()) await (await database).drop()
})

/** A database of each kind for the tests of this file; their tables have names of their own. */
function databaseOf(kind: (typeof kinds)[number], name: string = kind): Promise<FreshDatabase> {
  const known = databases.get(name) ?? freshDatabase(kind)
  databases.set(name, known)
  return known
}

async function run(
  project: PythonProject,
  database: FreshDatabase,
  revision: string,
  more: Partial<DelegatedStep> = {},
) {
  const events: DelegatedEvent[] = []
  const session = await database.connect()
  const { hold, ...proof } = sameDatabase(database.dialect.name)
  await session.query(hold)
  const step: DelegatedStep = {
    project,
    revision,
    direction: 'up',
    python: await allowed(project.folder),
    target: database.target as ServerTarget,
    password: database.password,
    proof,
    prepare: [],
    signal: null,
    timeoutMs: null,
    listen: (event) => events.push(event),
    ...more,
  }
  const end = await runDelegated(step)
  await session.close()
  const texts = (kind: DelegatedEvent['kind']) =>
    events.flatMap((event) => (event.kind === kind && 'text' in event ? [event.text] : []))
  return { end, events, statements: texts('statement'), logs: texts('log') }
}

async function rows(database: FreshDatabase, sql: string): Promise<unknown[]> {
  const session = await database.connect()
  try {
    return (await session.query(sql)).flatMap((row) => Object.values(row))
  } finally {
    await session.close()
  }
}

const versions = 'select version_num from alembic_version'

for (const kind of kinds) {
  test(`one revision goes up and down on ${kind}, statement by statement`, async () => {
    const database = await databaseOf(kind, `${kind} up`)
    const project = await alembicProject({
      a: revisionFile(
        'a1',
        null,
        'op.create_table("one", sa.Column("id", sa.Integer()))',
        'op.drop_table("one")',
      ),
      b: revisionFile(
        'b1',
        'a1',
        'op.execute("insert into one values (1)")',
        'op.execute("delete from one")',
      ),
    })
    const up = await run(project, database, 'a1')
    expect(up.end).toMatchObject({ kind: 'done', error: null, started: true, exitCode: 0 })
    expect(up.end.backends).toHaveLength(1)
    expect(up.statements.some((sql) => sql.includes('CREATE TABLE one'))).toBe(true)
    expect(up.statements.at(-1)).toBe('COMMIT')
    expect(await rows(database, versions)).toEqual(['a1'])
    expect((await run(project, database, 'b1')).end.kind).toBe('done')
    expect(await rows(database, 'select id from one')).toEqual([1])
    const wrong = await run(project, database, 'a1', { direction: 'down' })
    expect(wrong.end).toMatchObject({ kind: 'failed', started: false })
    expect(wrong.end.error?.message).toContain('the database is at b1')
    expect((await run(project, database, 'b1', { direction: 'down' })).end.kind).toBe('done')
    expect((await run(project, database, 'a1', { direction: 'down' })).end.kind).toBe('done')
    expect(await rows(database, versions)).toEqual([])
  })

  test(`a revision that fails on ${kind} is told with its line, and the password nowhere`, async () => {
    const database = await databaseOf(kind, `${kind} fail`)
    const up = `url = context.config.get_main_option("sqlalchemy.url")
print("connecting to", url)
print("password", sa.engine.make_url(url).password)
op.execute("insert into nowhere values (1)")`
    const project = await alembicProject({ a: revisionFile('a1', null, up) })
    const { end, logs, events } = await run(project, database, 'a1')
    expect(end).toMatchObject({ kind: 'failed', started: true, line: 15, exitCode: 1 })
    expect(end.error?.code).toBe('python-failed')
    expect(end.error?.message).toContain('nowhere')
    expect(logs.some((line) => line === 'password ***')).toBe(true)
    const secret = database.password ?? ''
    for (const spelling of [secret, encodeURIComponent(secret), encodeURIComponent(secret).slice(0, 12)])
      expect(JSON.stringify([end, events])).not.toContain(spelling)
  })

  test(`settings are sent first on ${kind}`, async () => {
    const database = await databaseOf(kind, `${kind} fail`)
    const setting =
      kind === 'postgres'
        ? { set: `set lock_timeout = '1234ms'`, show: 'show lock_timeout' }
        : { set: 'set session lock_wait_timeout = 1234', show: 'select @@session.lock_wait_timeout' }
    const project = await alembicProject({
      a: revisionFile('a1', null, `print("has", op.get_bind().execute(sa.text("${setting.show}")).scalar())`),
    })
    const { logs } = await run(project, database, 'a1', { prepare: [setting.set] })
    expect(logs.some((line) => line.startsWith('has 1234'))).toBe(true)
    const broken = await run(project, database, 'a1', { prepare: ['set nonsense'] })
    expect(broken.end.error?.message).toContain('the session could not be prepared')
  })
}

test('more than the one revision is not run', async () => {
  const database = await databaseOf('postgres', 'postgres more')
  const project = await alembicProject({
    a: revisionFile('a1', null, 'op.execute("create table more (id int)")'),
    b: revisionFile('b1', 'a1', 'pass'),
  })
  const { end } = await run(project, database, 'b1')
  expect(end).toMatchObject({ kind: 'failed', started: false })
  expect(end.error?.message).toContain('would run a1, b1')
  expect((await run(project, database, 'a1')).end.kind).toBe('done')
  const again = await run(project, database, 'a1')
  expect(again.end.error?.message).toContain('has it already')
})

test('an env.py with a URL of its own environment is given the connection’s, without a word of its own', async () => {
  const database = await databaseOf('postgres', 'postgres environment')
  const env = `import os
from alembic import context
from sqlalchemy import create_engine
with create_engine(os.environ["APP_URL"]).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()`
  const project = await alembicProject({ a: revisionFile('a1', null, 'pass') }, { 'migrations/env.py': env })
  const urls = [{ name: 'APP_URL', driver: 'psycopg2' }]
  const { end } = await run({ ...project, urls }, database, 'a1')
  expect(end.error).toBe(null)
  expect(await rows(database, versions)).toEqual(['a1'])
})

for (const kind of kinds) {
  test(`an env.py with an address of its own runs nothing on another ${kind} database`, async () => {
    const [chosen, other] = await Promise.all([
      databaseOf(kind, `${kind} fail`),
      databaseOf(kind, `${kind} up`),
    ])
    const address = urlsOf(other.target as ServerTarget, other.password)
    const { url } = address[kind === 'postgres' ? 'psycopg2' : 'pymysql'] ?? { url: '' }
    const env = `from alembic import context
from sqlalchemy import create_engine
with create_engine(${JSON.stringify(url)}).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()`
    const up = 'op.execute("create table strayed (id int)")'
    const project = await alembicProject({ a: revisionFile('a1', null, up) }, { 'migrations/env.py': env })
    const { end, statements } = await run(project, chosen, 'a1')
    expect(end).toMatchObject({ kind: 'failed', started: false, backends: [] })
    expect(end.error?.message).toContain('env.py connects to another database')
    expect(statements).toEqual([])
    const found = `select count(*) from information_schema.tables where table_name = 'strayed'`
    expect((await rows(other, found)).map(Number)).toEqual([0])
  })
}

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

test('an async env.py runs on asyncpg', async () => {
  const database = await databaseOf('postgres', 'postgres async')

  const project = await alembicProject(
    { a: revisionFile('a1', null, 'op.execute("create table asynchronous (id int)")') },
    { 'migrations/env.py': asyncEnv },
  )
  const { end, statements } = await run(project, database, 'a1', { prepare: [`set lock_timeout = 99`] })
  expect(end.error).toBe(null)
  expect(end.backends).toHaveLength(1)
  expect(statements).toContain('create table asynchronous (id int)')
  expect(await rows(database, versions)).toEqual(['a1'])
})

test('cancelling ends Python with what it has started, and the server undoes the transaction', async () => {
  const database = await databaseOf('postgres', 'postgres cancel')
  const up = `import signal, subprocess, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen(["sleep", "600"])
op.execute("create table half (id int)")
print("half way")
time.sleep(600)`
  const project = await alembicProject({ a: revisionFile('a1', null, up) })
  const cancel = new AbortController()
  const listen = (event: DelegatedEvent) => {
    if (event.kind === 'log' && event.text === 'half way') cancel.abort()
  }
  const { end } = await run(project, database, 'a1', { signal: cancel.signal, listen })
  expect(end).toMatchObject({ kind: 'cancelled', started: true })
  expect(end.error?.code).toBe('cancelled')
  const [backend = ''] = end.backends
  for (let tries = 0; tries < 100; tries++) {
    const still = await rows(database, `select pid from pg_stat_activity where pid = ${Number(backend)}`)
    if (still.length === 0) break
    await wait(30)
  }
  expect(await rows(database, `select to_regclass('half')::text`)).toEqual([null])
})

test('an env.py that swallows the failure of a revision does not make it done', async () => {
  const database = await databaseOf('postgres', 'postgres swallow')
  const silent = plainEnv
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
  const project = await alembicProject(
    { a: revisionFile('a1', null, 'raise RuntimeError("no")') },
    { 'migrations/env.py': `try:\n${silent}\n    pass\nexcept Exception: pass\n` },
  )
  const { end } = await run(project, database, 'a1')
  expect(end.kind).toBe('failed')
  expect(end.error?.message).toContain('did not come to its end')
})

test('a server that is not there is told as Python tells it', async () => {
  const database = await databaseOf('postgres', 'postgres swallow')
  const target = { ...(database.target as ServerTarget), port: 9 }
  const { end } = await run(await alembicProject({ a: revisionFile('a1', null, 'pass') }), database, 'a1', {
    target,
  })
  expect(end).toMatchObject({ kind: 'failed', started: false, backends: [] })
  expect(end.error?.message).toContain('OperationalError')
  expect(end.error?.message).toContain('onnection')
})

const everything = [
  'op.create_table("d", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.String(20), server_default="a\\\\b", index=True), sa.Column("e", sa.Enum("x", "y", name="kind")), sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()))',
  'op.add_column("d", sa.Column("flag", sa.Boolean(), server_default=sa.true(), nullable=False))',
  'op.alter_column("d", "n", type_=sa.String(40), existing_type=sa.String(20), existing_server_default="a", nullable=True)',
  'op.create_check_constraint("c_id", "d", "n is not null")',
  'op.create_unique_constraint("u_n", "d", ["n"])',
  `op.execute("insert into d (n) values ('100%')")`,
  'op.drop_constraint("c_id", "d", type_="check")',
  'with op.batch_alter_table("d") as batch: batch.drop_column("flag")',
].join('\n')

for (const kind of kinds) {
  test(`what is rendered is what is sent online, on ${kind}`, async () => {
    const database = await databaseOf(kind, `${kind} same`)
    const project = await alembicProject({ a: revisionFile('a1', null, everything) })
    const { dialect } = database
    const server = kind === 'mariadb' ? { mariadb: true, version: [10, 11, 14] } : null
    const python = await allowed(project.folder)
    const rendered = await renderedScript(project, 'a1', 'up', dialect.name, python, { server })
    const { end, events } = await run(project, database, 'a1')
    expect(end.error).toBe(null)
    const own = events
      .slice(events.findIndex((event) => event.kind === 'started'))
      .flatMap((event) => (event.kind === 'statement' ? [event.text.trim()] : []))
      .filter((sql) => sql !== 'BEGIN' && sql !== 'COMMIT' && !/alembic_version/.test(sql))
    expect(rendered.statements.map(({ sql }) => sql)).toEqual(own)
    expect(own.length).toBeGreaterThan(7)
  })
}

test('Python connects with the TLS settings of the connection, or over its socket', async () => {
  const server = await startPostgres({ tls: true })
  onTestFinished(() => server.stop())
  const plain = targetOf(server, 'postgres')
  const caFile = server.certificates?.caFile ?? null
  const tls = { mode: 'verify-ca', caFile, certFile: null, keyFile: null } as const
  const show = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'
  const up = `print("encrypted", op.get_bind().execute(sa.text("${show}")).scalar())`
  for (const driver of ['psycopg2', 'asyncpg']) {
    const project = await alembicProject(
      { a: revisionFile('a1', null, up) },
      { 'migrations/env.py': driver === 'asyncpg' ? asyncEnv : plainEnv },
    )
    const logs: string[] = []
    const step = {
      project,
      revision: 'a1',
      python: await allowed(project.folder),
      password: server.password,
      proof: { ask: 'select 1', answer: '1' },
      prepare: [],
      signal: null,
      timeoutMs: null,
      listen: (event: DelegatedEvent) => void (event.kind === 'log' && logs.push(event.text)),
    }
    const end = await runDelegated({ ...step, direction: 'up', target: { ...plain, tls } })
    expect([driver, end.error]).toEqual([driver, null])
    expect([driver, logs]).toEqual([driver, expect.arrayContaining(['encrypted True'])])
    const socket = { ...plain, socket: server.socketFolder }
    expect((await runDelegated({ ...step, direction: 'down', target: socket })).error).toBe(null)
    const none = await runDelegated({ ...step, direction: 'up', target: socket, password: null })
    expect(none).toMatchObject({ kind: 'failed', started: false })
  }
})

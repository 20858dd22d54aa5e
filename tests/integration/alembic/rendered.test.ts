import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DialectName } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { toAppErrorData } from '#engine/errors'
import type { PythonProject } from '#engine/python/project'
import { renderedScript, renderedScripts, type RenderOptions } from '#engine/python/rendered'
import { failure } from '../../support/failure'
import { plainEnv } from '../../support/plain-env'
import { alembicProject, allowed, revisionFile } from '../../support/python-project'

async function render(
  project: PythonProject,
  revision: string,
  direction: Direction = 'up',
  dialect: DialectName = 'postgres',
  options: RenderOptions = {},
) {
  return renderedScript(project, revision, direction, dialect, await allowed(project.folder), options)
}

const only = (up: string, more: Record<string, string> = {}) =>
  alembicProject({ a: revisionFile('a1', null, up) }, more)

test('a revision is rendered without what Alembic sends around it', async () => {
  const project = await alembicProject({
    a: revisionFile('a1', null, 'op.create_table("t", sa.Column("id", sa.Integer()))', 'op.drop_table("t")'),
    b: revisionFile('b1', 'a1', 'for n in range(2): op.execute(f"insert into t values ({n})")'),
  })
  expect((await render(project, 'a1')).text).toBe('CREATE TABLE t (\n\tid INTEGER\n);')
  expect((await render(project, 'a1', 'down')).text).toBe('DROP TABLE t;')
  expect((await render(project, 'b1')).text).toBe('insert into t values (0);\n\ninsert into t values (1);')
  expect((await render(project, 'b1', 'down')).text).toBe('')
  expect((await render(project, 'a1', 'up', 'mysql')).text).toBe('CREATE TABLE t (\n\tid INTEGER\n);')
})

test('merge points, branches and dependencies are rendered alone', async () => {
  const merge = revisionFile('m1', 'x', 'pass').replace('down_revision = "x"', 'down_revision = ("b1", "c1")')
  const depends = revisionFile('d1', null, 'op.execute("select 4")').replace(
    'depends_on = None',
    'depends_on = "b1"',
  )
  const project = await alembicProject({
    a: revisionFile('a1', null, 'op.execute("select 1")'),
    b: revisionFile('b1', 'a1', 'op.execute("select 2")'),
    c: revisionFile('c1', 'a1', 'op.execute("select 3")', 'op.execute("select -3")'),
    d: depends,
    m: merge,
  })
  expect((await render(project, 'm1')).text).toBe('')
  expect((await render(project, 'm1', 'down')).text).toBe('')
  expect((await render(project, 'c1')).text).toBe('select 3;')
  expect((await render(project, 'c1', 'down')).text).toBe('select -3;')
  expect((await render(project, 'd1')).text).toBe('select 4;')
  expect((await render(project, 'd1', 'down')).text).toBe('')
})

test('text is what Alembic sends online: percent signs, tabs, backslashes, values', async () => {
  const up = [
    `op.execute("insert into t values ('100%', 'a\\tb')")`,
    `op.execute(sa.table("t", sa.column("x", sa.String)).insert().values(x=r"a\\b"))`,
    `op.bulk_insert(sa.table("t", sa.column("x", sa.String)), [{"x": "it's 5%"}])`,
    `op.execute(sa.text("delete from t where x = :x").bindparams(x="y"))`,
    `op.execute("select 1 -- done")`,
  ].join('\n')
  const { statements, text } = await render(await only(up), 'a1')
  expect(statements.map(({ sql }) => sql)).toEqual([
    `insert into t values ('100%', 'a\tb')`,
    String.raw`INSERT INTO t (x) VALUES ('a\b')`,
    `INSERT INTO t (x) VALUES ('it''s 5%')`,
    `delete from t where x = 'y'`,
    'select 1 -- done',
  ])
  expect(text.endsWith('select 1 -- done\n;')).toBe(true)
})

test('what stands in an autocommit block is told apart, without its COMMIT and BEGIN', async () => {
  const up = [
    'op.execute("select 1")',
    `with op.get_context().autocommit_block(): op.execute("alter type mood add value 'so'")`,
    'op.execute("select 2")',
  ].join('\n')
  const { statements } = await render(await only(up), 'a1')
  expect(statements).toEqual([
    { sql: 'select 1', autocommit: false },
    { sql: "alter type mood add value 'so'", autocommit: true },
    { sql: 'select 2', autocommit: false },
  ])
})

test('a revision that asks the database is refused, also where it swallows the error', async () => {
  const questions = [
    'op.get_bind().execute(sa.text("select 1")).scalar()',
    'for row in op.get_bind().execute(sa.text("select 1")): pass',
    'try: sa.inspect(op.get_bind()).get_table_names()\nexcept Exception: pass',
    'try: op.get_bind().execute(sa.text("select 1")).fetchall()\nexcept Exception: op.execute("drop table t")',
    'if not op.get_bind().execute(sa.text("select 1")): op.execute("drop table t")',
    'if not context.is_offline_mode(): op.execute("select 1")',
    'if not op.get_context().as_sql: op.execute("select 1")',
    'try: op.get_bind().exec_driver_sql("select 1")\nexcept Exception: pass',
    'op.get_bind().execute(sa.text("insert into t values (:x)"), {"x": 1})',
    'op.execute(sa.text("insert into t values (:x)"))',
  ]
  for (const question of questions) {
    const project = await only(question)
    const rendered = await render(project, 'a1').then(({ text }) => text, toAppErrorData)
    expect([question, rendered]).toEqual([question, expect.objectContaining({ code: 'python-failed' })])
    const error = rendered as AppErrorData
    expect(error.message).toContain('could not render revision a1')
  }
})

test('env.py gets its URL from the ini and the environment, of the dialect asked for and without a password', async () => {
  const env = `import os, sys
from alembic import context
print("noise on stdout")
os.system("echo noise of a child")
for name in ("DATABASE_URL", "APP_DB_URL"): print(name, os.environ[name], file=sys.stderr)
context.configure(url=os.environ["DATABASE_URL"], dialect_opts={"paramstyle": "named"})
if not os.environ["DATABASE_URL"].startswith("mysql+"): raise RuntimeError("not MySQL")
with context.begin_transaction(): context.run_migrations()
raise RuntimeError("seen " + context.config.get_main_option("sqlalchemy.url"))`
  const project = await only('op.execute("select 1")', { 'migrations/env.py': env })
  const urls = [{ name: 'APP_DB_URL', driver: 'pymysql' }]
  const { message } = await failure(render({ ...project, urls }, 'a1', 'up', 'mysql'))
  expect(message).toContain('RuntimeError: seen mysql+pymysql://varve@127.0.0.1:9/varve')
  expect(message).toContain('APP_DB_URL mysql+pymysql://varve@127.0.0.1:9/varve')
})

test('the driver is of the kind env.py runs where the project names none', async () => {
  const env = `from sqlalchemy.ext.asyncio import async_engine_from_config\n${plainEnv}\nprint(config.get_main_option("sqlalchemy.url"))\nraise SystemExit(5)`
  const { message } = await failure(
    only('pass', { 'migrations/env.py': env }).then((project) => render(project, 'a1')),
  )
  expect(message).toContain('postgresql+asyncpg://varve@127.0.0.1:9/varve')
  expect(message).toContain('SystemExit: 5')
})

test('a section of its own and the path of the settings are used', async () => {
  const project = await alembicProject(
    {},
    {
      'backend/alembic.ini': '[other]\nscript_location = %(here)s/db\nprepend_sys_path = .\n',
      'backend/app.py': 'value = 7',
      'backend/db/env.py': `import app, sys\nassert sys.argv[0] == "alembic", sys.argv\n${plainEnv}`,
      'backend/db/versions/a.py': revisionFile('a1', null, 'import app\nop.execute(f"select {app.value}")'),
    },
  )
  const other = { ...project, ini: join(project.folder, 'backend/alembic.ini'), section: 'other' }
  expect((await render(other, 'a1')).text).toBe('select 7;')
})

test('a folder called alembic beside the settings does not stand in for Alembic', async () => {
  const project = await alembicProject(
    { a: revisionFile('a1', null, 'op.execute("select 1")') },
    {
      'alembic/__init__.py': 'raise RuntimeError("the wrong one")',
    },
  )
  expect((await render(project, 'a1')).text).toBe('select 1;')
})

test('MariaDB is spelled where it is known to be one', async () => {
  const project = await only('op.drop_constraint("c", "t", type_="check")')
  const server = (mariadb: boolean) => ({ server: { mariadb, version: mariadb ? [10, 11, 14] : [8, 0, 36] } })
  expect((await render(project, 'a1', 'up', 'mysql', server(false))).text).toBe('ALTER TABLE t DROP CHECK c;')
  expect((await render(project, 'a1', 'up', 'mysql', server(true))).text).toBe(
    'ALTER TABLE t DROP CONSTRAINT c;',
  )
})

test('failures say what Python said', async () => {
  const broken = await failure(
    only('pass', { 'migrations/env.py': 'from app.models import Base' }).then((p) => render(p, 'a1')),
  )
  expect(broken.code).toBe('python-failed')
  expect(broken.message).toContain("ModuleNotFoundError: No module named 'app'")
  expect(broken.message).toContain('from app.models import Base')
  expect(broken.advice).toContain('Install what is missing')
  const unknown = await failure(only('pass').then((project) => render(project, 'zz')))
  expect(unknown.message).toContain("Can't locate revision identified by 'zz'")
  const prefix = await alembicProject({ a: revisionFile('abcdef', null, 'pass') })
  expect((await failure(render(prefix, 'abc'))).message).toContain('no revision abc')
  expect((await failure(render(prefix, 'base:head'))).code).toBe('python-failed')
  const length = await failure(
    only('op.add_column("t", sa.Column("c", sa.String()))').then((p) => render(p, 'a1', 'up', 'mysql')),
  )
  expect(length.message).toContain('VARCHAR requires a length')
  const silent = await failure(
    only('pass', { 'migrations/env.py': 'x = 1' }).then((project) => render(project, 'a1')),
  )
  expect(silent.message).toContain('env.py runs no migrations')
  const twice = await failure(
    only('pass', { 'migrations/env.py': `${plainEnv}\ncontext.run_migrations()` }).then((p) =>
      render(p, 'a1'),
    ),
  )
  expect(twice.message).toContain('more than once')
})

test('env.py that hangs, prints 100 MB or leaves a thread behind', async () => {
  const hangs = await failure(
    only('pass', { 'migrations/env.py': 'import time\nprint("waiting")\ntime.sleep(600)' }).then((p) =>
      render(p, 'a1', 'up', 'postgres', { timeoutMs: 1500 }),
    ),
  )
  expect(hangs.code).toBe('timeout')
  expect(hangs.message).toContain('within 2 seconds')
  const loud = `for _ in range(100 * 1024): print("x" * 1023)\n${plainEnv}`
  const thread = `import threading, time\nthreading.Thread(target=lambda: time.sleep(600)).start()\n${plainEnv}`
  for (const env of [loud, thread]) {
    const project = await only('op.execute("select 1")', { 'migrations/env.py': env })
    expect((await render(project, 'a1')).text).toBe('select 1;')
  }
})

test('many steps are rendered by one Python, each with its SQL or its own reason', async () => {
  const project = await alembicProject({
    a: revisionFile('a1', null, 'op.execute("select 1")', 'op.execute("select -1")'),
    b: revisionFile('b1', 'a1', 'op.get_bind().execute(sa.text("select 1")).scalar()', 'raise SystemExit(0)'),
    c: revisionFile('c1', 'b1', 'op.execute("select 3")', 'import missing_package'),
  })
  const wanted = ['a1', 'b1', 'c1', 'd1'].flatMap((revision) => [
    { revision, direction: 'up' as const },
    { revision, direction: 'down' as const },
  ])
  const python = await allowed(project.folder)
  const scripts = await renderedScripts(project, wanted, 'postgres', python)
  const told = scripts.map((script) => ('error' in script ? script.error.message : script.text))
  expect(told).toEqual([
    'select 1;',
    'select -1;',
    expect.stringContaining('could not render revision b1: it reads the database'),
    expect.stringContaining('SystemExit: 0'),
    'select 3;',
    expect.stringContaining("No module named 'missing_package'"),
    expect.stringContaining("Can't locate revision identified by 'd1'"),
    expect.stringContaining('could not render revision d1'),
  ])
  expect(told[5]).toContain('import missing_package')
  const hanging = await alembicProject({
    a: revisionFile('a1', null, 'op.execute("select 1")'),
    b: revisionFile('b1', 'a1', 'import time\nopen("reached", "w").close()\ntime.sleep(600)'),
  })
  const both = ['a1', 'b1'].map((revision) => ({ revision, direction: 'up' as const }))
  const cancel = new AbortController()
  const watching = setInterval(() => {
    if (existsSync(join(hanging.folder, 'reached'))) cancel.abort()
  }, 50)
  const [first, second] = await renderedScripts(hanging, both, 'postgres', await allowed(hanging.folder), {
    signal: cancel.signal,
  }).finally(() => clearInterval(watching))
  expect(first).toMatchObject({ text: 'select 1;' })
  expect(second).toMatchObject({ error: { code: 'cancelled' } })
})

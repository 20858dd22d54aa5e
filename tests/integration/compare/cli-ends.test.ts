import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { run } from '../../support/compare'
import { type DatabaseKind, freshDatabase } from '../../support/databases'
import { terminal } from '../../support/terminal'

async function onServer(kind: Exclude<DatabaseKind, 'embedded'>, sql = '') {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  await run(database, sql)
  const session = await database.connect()
  const url = await sqlalchemyUrl(session, database.target, database.password)
  return { database, session, url }
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'varve-ends-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

const slow = {
  postgres: 'select pg_sleep(60)',
  mariadb: 'select sleep(60)',
} as const
const scratches = {
  postgres: (like: string) => `select datname as name from pg_database where datname like '${like}'`,
  mariadb: (like: string) =>
    `select schema_name as name from information_schema.schemata where schema_name like '${like}'`,
} as const

test.each(['postgres', 'mariadb'] as const)('Ctrl-C leaves no scratch database on %s', async (kind) => {
  const { url, session } = await onServer(kind)
  const file = join(await folder(), 'slow.sql')
  // A mark by which this scratch database is told from those of other tests.
  const mark = `marked_${process.pid}_${Date.now()}`
  await writeFile(file, `create table ${mark} (id int);\n${slow[kind]};\n`)
  const varve = await terminal(url)
  const dialect = kind === 'postgres' ? 'postgres' : 'mysql'
  const before = await session.query(scratches[kind]('varve_scratch_%'))
  const ended = varve('compare', url, file, '--scratch', '--dialect', dialect, '--exit-code')
  const made = await (async () => {
    for (;;) {
      const now = await session.query<{ name: string }>(scratches[kind]('varve_scratch_%'))
      const running = await session.query(
        kind === 'postgres'
          ? `select 1 from pg_stat_activity where query = '${slow[kind]}'`
          : `select 1 from information_schema.processlist where info = '${slow[kind]}'`,
      )
      if (running.length > 0) return now.filter(({ name }) => !before.some((one) => one['name'] === name))
      await sleep(50)
    }
  })()
  expect(made.length).toBeGreaterThan(0)
  process.emit('SIGINT', 'SIGINT')
  expect(await ended).toMatchObject({ code: 130, out: '', err: expect.stringMatching(/Interrupted\.\n$/) })
  const left = await session.query<{ name: string }>(scratches[kind]('varve_scratch_%'))
  expect(left.filter(({ name }) => made.some((one) => one.name === name))).toEqual([])
})

test('a connection without a password takes that of the environment', async () => {
  const { database } = await onServer('postgres')
  const { host, port, user, database: name } = database.target as ServerTarget
  const url = `postgres://${user}@${host}:${port}/${name}?sslmode=disable`
  const without = await (await terminal(url))('inspect')
  expect(without.code).toBe(1)
  expect(without.err).toContain('VARVE_PASSWORD gives the one of connections that bring none.')
  const varve = await terminal(url, { VARVE_PASSWORD: database.password ?? '' })
  expect(await varve('compare', url, url)).toMatchObject({
    code: 0,
    out: expect.stringContaining('No differences.'),
  })
  const wrong = await (await terminal(url, { VARVE_PASSWORD: 'not-it' }))('inspect', '--json')
  expect(wrong.code).toBe(1)
  expect(wrong.err + wrong.out).not.toContain('not-it')
})

test('what is saved as SQL from MariaDB, and a plan as a script, go through its own client', async () => {
  const routines = `create table t (id int primary key, c varchar(9) default 'a;b');
    delimiter //
    create procedure p () begin declare x int; set x = 1; select x; end //
    create trigger tr before insert on t for each row begin set new.c = 'x;'; set new.c = 'y'; end //
    delimiter ;
    set @mode = @@sql_mode, sql_mode = 'ANSI_QUOTES';
    create trigger tu before update on t for each row set new.c = 'z"';
    set sql_mode = @mode;`
  const [from, to, copy] = [
    await onServer('mariadb'),
    await onServer('mariadb', routines),
    await onServer('mariadb'),
  ]
  const varve = await terminal(to.url)
  const file = join(await folder(), 'saved.sql')
  expect((await varve('snapshot', to.url, file)).code).toBe(0)
  await client(copy.database.target as ServerTarget, to.database.password, await readFile(file, 'utf8'))
  expect(await varve('compare', to.url, copy.url, '--exit-code')).toMatchObject({ code: 0 })
  const plan = await varve('compare', from.url, to.url, '--sql', '--scratch')
  await client(from.database.target as ServerTarget, to.database.password, plan.out)
  expect(await varve('compare', from.url, to.url, '--exit-code')).toMatchObject({ code: 0 })
})

async function client({ host, port, user, database }: ServerTarget, password: string | null, sql: string) {
  const given = promisify(execFile)(
    'mariadb',
    ['--no-defaults', `--host=${host}`, `--port=${port}`, `--user=${user}`, '--protocol=tcp', database],
    { env: { ...process.env, MYSQL_PWD: password ?? '' } },
  )
  given.child.stdin?.end(sql)
  await given
}

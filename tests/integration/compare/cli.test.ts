import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { run } from '../../support/compare'
import { freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'
import { terminal } from '../../support/terminal'

const users = 'create table users (id int primary key, mail text not null);'

async function onServer(sql: string): Promise<{ url: string; sql: (more: string) => Promise<void> }> {
  const database = await freshDatabase('postgres')
  onTestFinished(() => database.drop())
  await run(database, sql)
  const session = await database.connect()
  const url = await sqlalchemyUrl(session, database.target, database.password)
  return { url, sql: (more) => run(database, more) }
}

test('compare tells differences, plans them, and speaks JSON', async () => {
  const [from, to] = [await onServer(users), await onServer(`${users} create index ix on users (mail);`)]
  const varve = await terminal(from.url)
  const told = await varve('compare', from.url, to.url)
  expect(told.code).toBe(0)
  expect(told.out).toContain('+ index ix on users(mail)\n\n1 difference.')
  expect((await varve('compare', from.url, to.url, '--exit-code')).code).toBe(1)
  expect((await varve('compare', from.url, from.url, '--exit-code')).code).toBe(0)
  expect((await varve('compare', from.url, '/nowhere.json', '--exit-code')).code).toBe(2)

  const json = await varve('compare', from.url, to.url, '--plan', '--json', '--scratch', from.url)
  expect(json.code).toBe(0)
  const answer = JSON.parse(json.out) as {
    changes: { kind: string }[]
    plan: { steps: { statements: { sql: string }[] }[]; proof: { kind: string } }
  }
  expect(answer.changes).toMatchObject([{ kind: 'create-index', ref: { name: 'ix' } }])
  expect(answer.plan.proof.kind).toBe('proved')
  const statements = answer.plan.steps.flatMap((step) => step.statements)
  expect(statements.map(({ sql }) => sql)).toEqual([
    expect.stringMatching(/^CREATE INDEX ix ON public\.users/),
  ])
  await from.sql(statements.map(({ sql }) => `${sql};`).join('\n'))
  expect((await varve('compare', from.url, to.url)).out).toContain('No differences.')

  const back = await varve('compare', to.url, from.url, '--ignore', 'ix*')
  expect(back.out).toContain('No differences.')
})

test('a function that does not fit what the plan leaves is told beside the proof', async () => {
  const f = 'create function f() returns bigint language sql as $$ select sum(b) from t $$;'
  const both = `create table t (a int, b int); ${f}`
  const [from, to] = [await onServer(both), await onServer(`${both} alter table t drop column b;`)]
  const varve = await terminal(from.url)
  const reason =
    'function public.f() does not fit the schema that the plan leaves: column "b" does not exist.'
  const told = await varve('compare', from.url, to.url, '--plan', '--scratch')
  expect(told.code).toBe(0)
  expect(told.out).toMatch(/\nProved in a scratch database on [^\n]*\.\n  ! function /)
  expect(told.out).toContain(`  ! ${reason} It does not fit a copy of the other side either: `)
  const json = await varve('compare', from.url, to.url, '--plan', '--json', '--scratch')
  expect(JSON.parse(json.out)).toMatchObject({
    plan: {
      proof: { kind: 'proved', unfit: [{ ref: { kind: 'function', name: 'f()' }, reason, there: true }] },
    },
  })
})

test('a rename is proposed as it is typed, and planned once it is', async () => {
  const [from, to] = [await onServer(users), await onServer(users.replace('mail', 'email'))]
  const varve = await terminal(from.url)
  const told = await varve('compare', from.url, to.url)
  expect(told.out).toContain(`Perhaps renamed: --rename 'users.mail=email'`)
  const sql = await varve('compare', from.url, to.url, '--rename', 'users.mail=email', '--sql', '--scratch')
  expect(sql.out).toMatch(
    /^-- From: .*\n-- To: .*\n-- Proved in a scratch database on .*, there and back\.\n/,
  )
  expect(sql.out).toContain('RENAME COLUMN mail TO email;')
  expect(sql.out).not.toContain('DROP')
  const wrong = await varve('compare', from.url, to.url, '--rename', 'nonsense')
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('TABLE.COLUMN=NEW')
})

test('snapshot and drift', async () => {
  const folder = await projectFolder({ '1_users.up.sql': users, '1_users.down.sql': 'drop table users;' })
  const live = await onServer('')
  const varve = await terminal(live.url)
  expect((await varve('apply', folder)).code).toBe(0)
  const none = await varve('drift', folder, '--exit-code', '--scratch')
  expect([none.code, none.out.includes('No differences.')]).toEqual([0, true])
  await live.sql('alter table users add column by_hand int')
  const drifted = await varve('drift', folder, '--exit-code', '--scratch')
  expect(drifted.code).toBe(1)
  expect(drifted.out).toContain('+ column users.by_hand integer')
  await live.sql('alter table users rename column mail to email')
  const renamed = await varve('drift', folder, '--scratch', '--rename', 'users.mail=email')
  expect(renamed.out).toContain('~ column users.mail → email')

  const out = await mkdtemp(join(tmpdir(), 'varve-compare-'))
  onTestFinished(() => rm(out, { recursive: true, force: true }))
  const file = join(out, 'saved.json')
  const saved = await varve('snapshot', live.url, file)
  expect([saved.code, saved.out]).toEqual([
    0,
    expect.stringMatching(/^\d objects saved as .*saved\.json\.\n$/),
  ])
  expect((await varve('compare', file, live.url, '--exit-code')).code).toBe(0)
  await writeFile(file, (await readFile(file, 'utf8')).replace('"by_hand"', '"by\\u001b[31m_hand"'))
  const hostile = await varve('compare', live.url, file)
  expect(hostile.out).toContain('by\\u{1b}[31m_hand')
  const at = await varve('compare', `${folder}@1`, live.url, '--scratch')
  expect(at.out).toContain('+ column users.by_hand integer')
})

test('what is no side says what a side is', async () => {
  const varve = await terminal(null)
  const unknown = await varve('compare', 'nothing', 'env:NOT_SET')
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('NOT_SET is not set')
  const named = await varve('compare', 'nothing', 'nothing')
  expect(named.err).toContain('no saved connection goes by this name')
  expect((await varve('compare', import.meta.filename, 'nothing')).err).toContain('is a file, and a side is')
  const embedded = await varve('compare', 'pglite:/nowhere/at/all', 'pglite:/nowhere/at/all')
  expect([embedded.code, embedded.err]).toEqual([
    2,
    expect.stringContaining('There is no embedded database in /nowhere/at/all.'),
  ])
  const elsewhere = await varve('snapshot', 'nothing', 'saved.txt')
  expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('FILE.json or FILE.sql')])
  expect((await varve('compare', 'one')).err).toContain('varve compare needs a second side.')
})

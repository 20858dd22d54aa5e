import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldRunEvent, type Run } from '#contract/run'
import { type Bench, openBench } from '../../support/bench'
import type { DatabaseKind } from '../../support/databases'
import { alembicProject, environmentIn, revisionFile } from '../../support/python-project'

/** A bench on a project that has a Python of its own, which the user has allowed. */
async function withPython(
  kind: DatabaseKind,
  revisions: Record<string, string>,
  { allow = true } = {},
): Promise<Bench> {
  const { folder } = await alembicProject(revisions)
  const path = await environmentIn(folder)
  const bench = await openBench(kind, folder)
  if (allow) await bench.client.python.allow({ folder, path })
  return bench
}

const first = revisionFile(
  'first',
  null,
  'op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True))',
  'op.drop_table("t")',
)
/** Asks the database, so nobody can tell its SQL without one. */
const asking = revisionFile(
  'asking',
  'first',
  'if "t" in sa.inspect(op.get_bind()).get_table_names():\n    op.add_column("t", sa.Column("seen", sa.Integer()))',
  'op.drop_column("t", "seen")',
)
/** Goes through Python that is not read, and asks nothing. */
const computed = revisionFile(
  'computed',
  'first',
  'for name in sorted({"b", "a"}, key=lambda name: name):\n    op.add_column("t", sa.Column(name, sa.Integer()))',
  'op.drop_column("t", "a")\nop.drop_column("t", "b")',
)

describe.each(['postgres', 'mariadb'] as const)('the project’s own Alembic on %s', (kind) => {
  test('is not started without permission; the refusal names the line and the way on', async () => {
    const bench = await withPython(kind, { first, asking }, { allow: false })
    const { refusal } = await bench.plan('up')
    expect(refusal).toMatchObject({ code: 'script-not-read', place: { line: expect.any(Number) } })
    expect(refusal?.advice).toMatch(/not allowed to run/)
  })

  test('tells the SQL of a revision that Varve does not read', async () => {
    const bench = await withPython(kind, { first, computed })
    const plan = await bench.plan('up')
    expect(plan.steps.map(({ way }) => way)).toEqual(['data', 'rendered'])
    expect(plan.steps[1]?.statements).toHaveLength(2)
    expect((await bench.run('up')).outcome).toMatchObject({ kind: 'done', error: null, current: 'computed' })
    const columns = await bench.sql<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 't' and column_name in ('a', 'b')",
    )
    expect(columns).toHaveLength(2)
    expect((await bench.run('down', 'base')).outcome).toMatchObject({
      kind: 'done',
      error: null,
      current: null,
    })
  })

  test('runs a revision that asks the database, and is heard', async () => {
    const bench = await withPython(kind, { first, asking })
    const plan = await bench.plan('up')
    expect(plan.steps.map(({ way, transaction }) => [way, transaction])[1]).toEqual([
      'delegated',
      'delegated',
    ])
    const run = await bench.run('up')
    expect(run.outcome).toMatchObject({ kind: 'done', error: null, current: 'asking' })
    const heard = run.steps[1]?.heard ?? []
    expect(
      heard.some(({ kind: what, text }) => what === 'statement' && /ALTER TABLE t ADD/i.test(text)),
    ).toBe(true)
    expect(run.changes?.map(({ sentence }) => sentence).join()).toContain('t')
    expect((await bench.entry('asking')).appliedAt).not.toBeNull()
    expect((await bench.run('down', 'base')).outcome).toMatchObject({
      kind: 'done',
      error: null,
      current: null,
    })
  })

  test('fails, and what stands is said', async () => {
    const broken = asking.replace(
      'op.add_column("t", sa.Column("seen", sa.Integer()))',
      'op.create_table("u", sa.Column("id", sa.Integer()))\n        op.execute("select nothing_like_it")',
    )
    const bench = await withPython(kind, { first, asking: broken })
    const run = await bench.run('up')
    expect(run.outcome?.kind).toBe(kind === 'postgres' ? 'failed' : 'in-doubt')
    expect(run.outcome?.error?.message).toMatch(/nothing_like_it/)
    expect(run.outcome?.current).toBe('first')
    expect((await bench.tables()).includes('u')).toBe(kind === 'mariadb')
    const entry = await bench.entry('asking')
    expect(entry.state).toBe(kind === 'postgres' ? 'pending' : 'stopped')
  })

  test('is cancelled, and the server stops too', async () => {
    const sleep = kind === 'postgres' ? 'select pg_sleep(60)' : 'select sleep(60)'
    const slow = asking.replace(
      'op.add_column("t", sa.Column("seen", sa.Integer()))',
      `op.execute("${sleep}")`,
    )
    const bench = await withPython(kind, { first, asking: slow })
    const runId = await bench.start('up')
    let run: Run | null = null
    let asked = false
    for await (const event of await bench.client.runs.watch({ runId })) {
      run = foldRunEvent(run, event)
      if (asked || !run.steps[1]?.heard.some(({ text }) => text.includes('sleep(60)'))) continue
      asked = true
      await bench.client.runs.cancel({ runId })
    }
    expect(asked).toBe(true)
    expect(run?.outcome?.current).toBe('first')
    expect(run?.outcome?.kind).toBe(kind === 'postgres' ? 'cancelled' : 'in-doubt')
    const sleeping =
      kind === 'postgres'
        ? "select pid from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'"
        : "select id from information_schema.processlist where info = 'select sleep(60)'"
    expect(await bench.sql(sleeping)).toEqual([])
  })
})

test('reaches the embedded database through a door of its own', async () => {
  const bench = await withPython('embedded', { first, asking })
  const run = await bench.run('up')
  expect(run.steps.map(({ plan }) => plan.way)).toEqual(['data', 'delegated'])
  expect(run.outcome).toMatchObject({ kind: 'done', error: null, current: 'asking' })
  expect((await bench.run('down', 'base')).outcome).toMatchObject({
    kind: 'done',
    error: null,
    current: null,
  })
})

test('is asked where a naming convention would name what a script leaves unnamed', async () => {
  const unnamed = revisionFile(
    'first',
    null,
    'op.create_table("t", sa.Column("id", sa.Integer()), sa.UniqueConstraint("id"))',
    'op.drop_table("t")',
  )
  const bench = await withPython('postgres', { first: unnamed })
  await writeFile(
    join(bench.folder, 'models.py'),
    'from sqlalchemy import MetaData\n\n\ndef made():\n    return MetaData(naming_convention={"uq": "uq_%(table_name)s"})\n',
  )
  const env = join(bench.folder, 'migrations', 'env.py')
  const text = await readFile(env, 'utf8')
  await writeFile(
    env,
    `from models import made\n${text.replaceAll('context.configure(', 'context.configure(target_metadata=made(), ')}`,
  )
  expect((await bench.plan('up')).steps.map(({ way }) => way)).toEqual(['rendered'])
})

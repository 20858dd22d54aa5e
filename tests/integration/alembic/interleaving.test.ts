import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openBench, type Bench } from '../../support/bench'
import { sqlalchemyUrl, startAlembic } from '../../support/alembic/alembic-process'
import { projectOf, type FixtureProject } from '../../support/alembic/revisions'
import { sampleProject } from '../../support/alembic/sample-project'
import { python } from '../../support/python'

const execute = promisify(execFile)

const plainEnv = `import os
from alembic import context
from sqlalchemy import create_engine

with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
`

/** Varve and Alembic on one project and one database. */
async function both(kind: 'postgres' | 'mariadb', { folder }: FixtureProject) {
  await writeFile(join(folder, 'env.py'), plainEnv)
  const bench = await openBench(kind, folder)
  const session = await bench.database.connect()
  const url = await sqlalchemyUrl(session, bench.database.target, bench.database.password)
  return { bench, alembic: startAlembic(folder, url), url, folder }
}

const currentProgram = `
import os, sys
from alembic import command
from alembic.config import Config
config = Config(stdout=sys.stdout)
config.set_main_option("script_location", os.getcwd())
command.current(config)
`

async function alembicCurrent(folder: string, url: string): Promise<string[]> {
  const { stdout } = await execute(python, ['-W', 'ignore', '-c', currentProgram], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url, PYTHONDONTWRITEBYTECODE: '1' },
  })
  return stdout
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((id) => id !== '')
    .toSorted()
}

async function varveCurrent({ client, folder, connectionId }: Bench): Promise<string[]> {
  return (await client.history.read({ folder, connectionId })).currents.toSorted()
}

const samples = [
  ['notes-app/alembic', 'postgres'],
  ['auditeng/alembic', 'postgres'],
  ['safety-compliance/alembic', 'postgres'],
  ['splunk-auto-doc/backend/alembic', 'mariadb'],
] as const

describe.each(samples)('%s on %s', (sample, kind) => {
  test('Alembic and Varve take turns, and neither notices', async () => {
    const project = await sampleProject(sample)
    const { bench, alembic, url, folder } = await both(kind, project)
    const agree = async (ids: string[]): Promise<void> => {
      expect(await varveCurrent(bench)).toEqual(ids)
      expect(await alembicCurrent(folder, url)).toEqual(ids)
    }
    const [id = ''] = project.revisions.map((revision) => revision.id)
    await agree([])
    expect((await bench.run('up')).outcome).toMatchObject({ kind: 'done', error: null, current: id })
    await agree([id])
    const tables = await bench.tables()
    expect(tables.length).toBeGreaterThan(1)
    await alembic.run('downgrade', 'base')
    await agree([])
    expect((await bench.tables()).filter((name) => tables.includes(name))).toEqual(['alembic_version'])
    await alembic.run('upgrade', 'head')
    await agree([id])
    expect(await bench.tables()).toEqual(tables)
    expect((await bench.run('down')).outcome).toMatchObject({ kind: 'done', error: null, current: null })
    await agree([])
    expect((await bench.run('up')).outcome?.kind).toBe('done')
    await agree([id])
  })
})

function step(id: string, down: string | readonly string[] | null, more = '') {
  const tuple = typeof down === 'string' || down === null ? down : `(${down.map((d) => `"${d}"`).join(', ')})`
  const parent = down === null ? 'None' : typeof down === 'string' ? `"${down}"` : String(tuple)
  const text = `"""${id}"""
from alembic import op
import sqlalchemy as sa

revision = "${id}"
down_revision = ${parent}
${more}

def upgrade():
    op.create_table("t_${id}", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("t_${id}")
`
  return { id, title: id, text }
}

describe.each(['postgres', 'mariadb'] as const)('branches and a merge on %s', (kind) => {
  test('both go along the same ways', async () => {
    const project = await projectOf([
      step('base0', null),
      step('left1', 'base0', 'branch_labels = ("left",)'),
      step('left2', 'left1'),
      step('right1', 'base0', 'branch_labels = ("right",)'),
      step('needs1', null, 'depends_on = "left1"'),
      step('merge1', ['left2', 'right1']),
    ])
    const { bench, alembic, url, folder } = await both(kind, project)
    const agreeOnRows = async (...ids: string[]): Promise<void> => {
      expect(await varveCurrent(bench)).toEqual(ids)
    }
    const agree = async (...ids: string[]): Promise<void> => {
      await agreeOnRows(...ids.toSorted())
      expect(await alembicCurrent(folder, url)).toEqual(ids.toSorted())
    }
    const varve = async (direction: 'up' | 'down', to: string | null): Promise<void> => {
      expect((await bench.run(direction, to)).outcome).toMatchObject({ kind: 'done', error: null })
    }
    await varve('up', 'right1')
    await agree('right1')
    await alembic.run('upgrade', 'left1')
    await agree('right1', 'left1')
    await varve('up', 'left@+1')
    await agree('right1', 'left2')
    await varve('up', 'needs1')
    await alembic.run('downgrade', 'right@base0')
    await varve('up', 'heads')
    await agree('merge1', 'needs1')
    await alembic.run('downgrade', 'left1')
    // `alembic current` also names what only a dependency keeps applied; the table does not.
    await agreeOnRows('needs1', 'right1')
    expect(await alembicCurrent(folder, url)).toEqual(['left1', 'needs1', 'right1'])
    await varve('up', null)
    await agree('merge1', 'needs1')
    await varve('down', 'base')
    await agree()
    expect((await bench.tables()).filter((name) => name.startsWith('t_'))).toEqual([])
  })
})

test('a row that no file has is told, and nothing is run over it', async () => {
  const project = await projectOf([step('base0', null), step('next1', 'base0')])
  const { bench } = await both('postgres', project)
  await bench.run('up', 'base0')
  await bench.sql("update alembic_version set version_num = 'gone99'")
  const history = await bench.client.history.read({ folder: bench.folder, connectionId: bench.connectionId })
  expect(history.currents).toEqual(['gone99'])
  expect(history.entries.at(-1)).toMatchObject({ state: 'missing', revision: { id: 'gone99' } })
  expect((await bench.plan('up')).refusal?.code).toBe('lost-revision')
})

test('what Alembic has moved between plan and click is not run over', async () => {
  const project = await projectOf([step('base0', null), step('next1', 'base0')])
  const { bench, alembic } = await both('postgres', project)
  const { fingerprint } = await bench.plan('up')
  await alembic.run('upgrade', 'base0')
  const { folder, connectionId } = bench
  const start = bench.client.runs.start({
    folder,
    connectionId,
    direction: 'up',
    to: null,
    only: false,
    fingerprint,
  })
  await expect(start).rejects.toMatchObject({ data: { code: 'state-changed' } })
})

test('a failing revision leaves the version table where it was', async () => {
  const broken = step('next1', 'base0')
  const project = await projectOf([
    step('base0', null),
    { ...broken, text: broken.text.replace('op.create_table("t_next1"', 'op.create_table("t_base0"') },
  ])
  const { bench, url, folder } = await both('postgres', project)
  const run = await bench.run('up')
  expect(run.outcome).toMatchObject({ kind: 'failed', current: 'base0' })
  expect(run.outcome?.error?.place).toMatchObject({ file: expect.stringMatching(/next1\.py$/), line: 10 })
  expect(await alembicCurrent(folder, url)).toEqual(['base0'])
})

test('Alembic does not see the ledger of PostgreSQL among its tables', async () => {
  const project = await projectOf([step('base0', null)])
  const { bench } = await both('postgres', project)
  await bench.run('up')
  const tables = await bench.sql<{ place: string }>(
    "select schemaname || '.' || tablename as place from pg_tables where schemaname !~ '^(pg_|information)' order by 1",
  )
  expect(tables.map(({ place }) => place)).toEqual([
    'public.alembic_version',
    'public.t_base0',
    'varve.varve_ledger',
  ])
})

import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, connectEmbedded, expect, test, writeFiles } from './test'

/** A file of an Alembic project's versions folder. */
function version(
  id: string,
  down: string | null,
  message: string,
  upgrade: string,
  downgrade: string,
): string {
  const lines = (body: string) => body.split('\n').map((line) => `    ${line}`)
  return [
    `"""${message}"""`,
    'from alembic import op',
    'import sqlalchemy as sa',
    '',
    `revision = '${id}'`,
    `down_revision = ${down === null ? 'None' : `'${down}'`}`,
    '',
    'def upgrade():',
    ...lines(upgrade),
    '',
    'def downgrade():',
    ...lines(downgrade),
    '',
  ].join('\n')
}

const makes = (table: string) => `op.create_table('${table}', sa.Column('id', sa.Integer, primary_key=True))`
const drops = (table: string) => `op.drop_table('${table}')`

const settings = {
  'alembic.ini': '[alembic]\nscript_location = %(here)s/alembic\n',
  'alembic/env.py': 'from alembic import context\n',
  'alembic/script.py.mako': [
    '"""${message}"""',
    'revision = ${repr(up_revision)}',
    'down_revision = ${repr(down_revision)}',
    '',
    'def upgrade():',
    '    ${upgrades if upgrades else "pass"}',
    '',
    'def downgrade():',
    '    ${downgrades if downgrades else "pass"}',
    '',
  ].join('\n'),
}

const twoHeads = {
  ...settings,
  'alembic/versions/aa11_users.py': version('aa11', null, 'users', makes('users'), drops('users')),
  'alembic/versions/bb22_notes.py': version('bb22', 'aa11', 'notes', makes('notes'), drops('notes')),
  'alembic/versions/cc33_bills.py': version('cc33', 'aa11', 'bills', makes('bills'), drops('bills')),
}

const unreadable = {
  ...twoHeads,
  'alembic/versions/dd44_search.py': version(
    'dd44',
    'bb22',
    'search',
    "inspector = sa.inspect(op.get_bind())\nif 'notes' in inspector.get_table_names():\n    pass",
    'pass',
  ),
}

test.describe('a sample', () => {
  test.use({ startProject: { sample: 'notes-app' } })

  test('is told without a database, applied, and rolled back', async ({
    frame,
    history,
    run,
    schema,
    connections,
  }) => {
    await history.choose('6d7b456c59b7')
    await expect(history.told('table audit_logs').first()).toBeVisible()
    await expect(history.detail.getByText('read as data')).toBeVisible()

    await connectEmbedded({ frame, connections, history })
    await history.counts(1, 0)
    await history.choose('6d7b456c59b7')
    await history.offer('Apply 6d7b456c59b7').click()
    await expect(run.plan.getByText('alembic_version: empty → 6d7b456c59b7')).toBeVisible()
    await run.startAndFinish(/^Applied 1 revision/)
    await history.counts(0, 1)
    await expect(history.mark('6d7b456c59b7', 'CURRENT')).toBeVisible()

    await frame.go('Schema')
    await expect(schema.table('summaries')).toBeVisible()
    const tables = (await schema.tables()).filter((name) => name !== 'alembic_version')
    expect(tables.toSorted()).toEqual(['audit_logs', 'notes', 'summaries', 'users'])

    await frame.go('History')
    await history.choose('6d7b456c59b7')
    await history.offer('Roll back 6d7b456c59b7').click()
    await run.startAndFinish(/^Rolled back 1 revision/)
    await history.counts(1, 0)
    await frame.go('Schema')
    await expect(schema.table('summaries')).toHaveCount(0)
  })
})

test.describe('the MySQL sample', () => {
  test.use({ startProject: { sample: 'splunk-auto-doc' } })

  test('is applied on MariaDB and rolled back', async ({
    frame,
    history,
    run,
    schema,
    connections,
    mariadb,
  }) => {
    await connect({ frame, connections, history }, mariadb)
    await history.counts(1, 0)
    await history.choose('001')
    await history.offer('Apply 001').click()
    await run.startAndFinish(/^Applied 1 revision/)
    await frame.go('Schema')
    await expect(schema.table('ingestion_runs')).toBeVisible()
    await expect(schema.table('files')).toBeVisible()
    await frame.go('History')
    await history.choose('001')
    await history.offer('Roll back 001').click()
    await run.startAndFinish(/^Rolled back 1 revision/)
    await frame.go('Schema')
    await expect(schema.table('files')).toHaveCount(0)
  })
})

test.describe('a history with two heads', () => {
  test.use({ startProject: { files: twoHeads } })

  test('is drawn, applied branch by branch, and merged', async ({
    page,
    frame,
    history,
    run,
    connections,
    postgres,
  }) => {
    await connect({ frame, connections, history }, postgres)
    await history.counts(3, 0)
    await expect(history.mark('bb22', 'HEAD')).toBeVisible()
    await expect(history.mark('cc33', 'HEAD')).toBeVisible()
    expect(await history.lane('bb22')).not.toBe(await history.lane('cc33'))
    expect(await history.lane('aa11')).toBe(Math.min(await history.lane('bb22'), await history.lane('cc33')))

    for (const head of ['bb22', 'cc33']) {
      await history.choose(head)
      await history.offer(/^Apply (to here|cc33)$/).click()
      await run.startAndFinish(/^Applied/)
      await expect(history.mark(head, 'CURRENT')).toBeVisible()
    }
    await expect(page.getByText(/^Read back: current revisions bb22 and cc33, 3 applied/)).toBeVisible()
    await history.counts(0, 3)

    // There is no last one to roll back: each that is current is offered instead.
    await history.goTo('run/plan/down')
    await expect(run.refusal).toContainText('There is no last revision to roll back')
    await page.getByRole('button', { name: 'Roll back bb22' }).click()
    await expect(run.plan.getByText('alembic_version: bb22, cc33 → cc33')).toBeVisible()

    await frame.command('Merge 2 heads')
    await expect(page.getByText('No object is touched by more than one of them.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Message' }).fill('notes and bills')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Show / }).click()
    await expect(history.row('notes and bills')).toContainText('HEAD')
    await expect(history.mark('bb22', 'HEAD')).toHaveCount(0)
    await history.counts(1, 3)
    await history.offer(/^Apply [0-9a-f]{12}$/).click()
    await run.startAndFinish(/^Applied 1 revision/)
    await expect(history.row('notes and bills')).toContainText('CURRENT')
    await expect(history.mark('bb22', 'CURRENT')).toHaveCount(0)
  })

  test('is walked with the keyboard: Escape leaves a panel, and arrows move in the list again', async ({
    page,
    frame,
    history,
  }) => {
    await history.choose('bb22')
    for (const command of ['New revision', 'Merge 2 heads']) {
      await frame.command(command)
      await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('textbox', { name: 'Message' })).toHaveCount(0)
      await expect(history.list).toBeFocused()
    }
    await page.keyboard.press('ArrowDown')
    await expect(history.row('cc33')).toHaveAttribute('aria-selected', 'true')
  })
})

test.describe('a revision that is no plain data', () => {
  test.use({ startProject: { files: unreadable } })

  test('shows the line that says why', async ({ page, history }) => {
    await history.choose('dd44')
    await history.detail.getByRole('button', { name: 'line 9' }).first().click()
    await expect(page.getByRole('textbox', { name: /^Source of/ })).toBeVisible()
    await expect(page.locator('[aria-current="location"]')).toContainText('sa.inspect(op.get_bind())')
  })
})

test.describe('a database at a revision that no file has', () => {
  test.use({ startProject: { files: twoHeads } })

  test('is opened by what the project names, says where the file is, and is stamped', async ({
    page,
    folderAtStart,
    history,
    postgres,
  }) => {
    const folder = folderAtStart ?? ''
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder })
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-q', '-m', 'first')
    git('checkout', '-q', '-b', 'billing')
    const file = 'alembic/versions/ee55_invoices.py'
    await writeFiles(folder, {
      [file]: version('ee55', 'cc33', 'invoices', makes('invoices'), drops('invoices')),
    })
    git('add', '-A')
    git('commit', '-q', '-m', 'invoices')
    git('checkout', '-q', 'main')
    await rm(join(folder, file), { force: true })
    await postgres.run(
      "create table alembic_version (version_num varchar(32) primary key); insert into alembic_version values ('ee55')",
    )
    await writeFiles(folder, { '.env': `DATABASE_URL=${postgres.url}\n` })

    await page.getByRole('button', { name: 'Use it' }).click()
    await history.choose('ee55')
    await expect(history.row('ee55')).toContainText('missing')
    await expect(history.offer(/^Apply/)).toHaveCount(0)
    await expect(page.getByText(file, { exact: true })).toBeVisible()
    await expect(page.getByText('billing', { exact: true })).toBeVisible()
    expect(await page.content()).not.toContain(postgres.password)

    await page.getByRole('button', { name: 'stamp the database' }).click()
    await page.getByRole('textbox', { name: 'The database stands at' }).fill('aa11')
    await expect(page.getByText('Not there: table users')).toBeVisible()
    await page.getByRole('button', { name: 'Stamp all the same' }).click()
    await expect(history.mark('aa11', 'CURRENT')).toBeVisible()
    await expect(history.row('ee55')).toHaveCount(0)
  })
})

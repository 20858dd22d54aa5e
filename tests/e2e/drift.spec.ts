import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible'
import { connect, expect, test } from './test'

const files = {
  '001_notes.up.sql': `create table users (id int primary key, email varchar(80) not null);
create table notes (id int primary key, user_id int not null, title varchar(255) not null);
create index ix_notes_title on notes (title);
`,
  '001_notes.down.sql': 'drop table notes;\ndrop table users;\n',
}

test.use({ startProject: { files } })

for (const server of ['postgres', 'mariadb'] as const) {
  test(`drift is found, and adopted into a new revision: ${server}`, async ({
    page,
    frame,
    history,
    run,
    compare,
    connections,
    folderAtStart,
    postgres,
    mariadb,
  }) => {
    const database = { postgres, mariadb }[server]
    await connect({ frame, connections, history }, database)
    await history.offer('Apply 001').first().click()
    await run.startAndFinish(/^Applied 1 revision/)
    await history.choose('001')
    if (server === 'mariadb') await page.getByRole('button', { name: /^Replay on / }).click()
    await expect(page.getByRole('link', { name: 'in step with 001' })).toBeVisible({ timeout: 180_000 })

    await database.run('alter table notes add column extra int')
    await database.run(
      server === 'postgres' ? 'drop index ix_notes_title' : 'drop index ix_notes_title on notes',
    )
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByRole('link', { name: '2 differences from 001' }).click()

    await expect(page.getByRole('heading', { name: '2 differences' })).toBeVisible({ timeout: 180_000 })
    expect(await compare.told()).toEqual([
      expect.stringContaining('table notes'),
      expect.stringMatching(/column notes.extra/),
      expect.stringMatching(/index ix_notes_title/),
    ])
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Adopt into a revision…' }).click()
    await compare.showPlan(/^Proved: run in /)
    await compare.save('what was done by hand')
    await page.getByRole('button', { name: /stands on .* already: mark as applied/ }).click()

    await frame.go('History')
    await history.counts(0, 2)
    await expect(page.getByRole('link', { name: /^in step with / })).toBeVisible({ timeout: 180_000 })
    const folder = folderAtStart ?? ''
    const written = (await readdir(folder)).filter((file) => /what.was.done.by.hand/.test(file))
    const texts = await Promise.all(written.map((file) => readFile(join(folder, file), 'utf8')))
    expect(texts.join('\n')).toMatch(/extra/)
    expect(texts.join('\n')).toMatch(/ix_notes_title/)
  })

  test(`drift is ignored with a reason, or reverted: ${server}`, async ({
    page,
    frame,
    history,
    run,
    compare,
    connections,
    postgres,
    mariadb,
  }) => {
    const database = { postgres, mariadb }[server]
    await connect({ frame, connections, history }, database)
    await history.offer('Apply 001').first().click()
    await run.startAndFinish(/^Applied 1 revision/)
    await history.choose('001')
    if (server === 'mariadb') await page.getByRole('button', { name: /^Replay on / }).click()
    await database.run('create table audit_log (id int primary key)')
    await database.run('alter table users add column seen int')
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByRole('link', { name: '2 differences from 001' }).click()

    await compare.change('table audit_log').click()
    await page.getByRole('button', { name: 'Ignore…' }).click()
    await page.getByRole('textbox', { name: 'Why it may differ' }).fill('written by the auditor')
    await page.keyboard.press('Enter')
    await expect(compare.change('table audit_log')).toHaveCount(0)
    await page.getByRole('button', { name: /^ignored/ }).click()
    await expect(compare.change('table audit_log')).toContainText('ignored')

    await page.getByRole('button', { name: 'Swap the sides' }).click()
    await expect(compare.change('column users.seen')).toHaveAttribute('aria-checked', 'false')
    await page.getByRole('button', { name: 'Take it' }).click()
    await compare.showPlan(/^Proved: run in /)
    await compare.run()
    await expect(page.getByText('users.seen').first()).toBeVisible({ timeout: 180_000 })
    await frame.go('History')
    await expect(page.getByRole('link', { name: 'in step with 001' })).toBeVisible({ timeout: 180_000 })
  })
}

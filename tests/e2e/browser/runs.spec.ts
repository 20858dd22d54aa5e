import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Frame } from '../pages/frame'
import { History } from '../pages/history'
import { Run } from '../pages/run'
import { connect, expect, test } from '../test'

const slow = {
  '001_notes.sql': '-- migrate:up\ncreate table notes (id integer);\n-- migrate:down\ndrop table notes;\n',
  '002_slow.sql': '-- migrate:up\nselect pg_sleep(60);\n-- migrate:down\nselect 1;\n',
}

test.describe('a migration that fails', () => {
  test.use({
    startProject: {
      files: {
        '001_notes.sql': [
          '-- migrate:up',
          'create table notes (id integer);',
          'create index on notes (id);',
          'alter table notes add column title text references nowhere (id);',
          '-- migrate:down',
          'drop table notes;',
        ].join('\n'),
      },
    },
  })

  test('shows the server’s words, its code and the line; nothing of it stays', async ({
    frame,
    connections,
    history,
    run,
    schema,
    postgres,
  }) => {
    await connect({ frame, connections, history }, postgres)
    await history.offer('Apply next (001)').click()
    await run.start()
    await expect(run.title(/^Failed at statement 3 of 3 in 001/)).toBeVisible()
    await expect(run.refusal).toContainText('42P01')
    await expect(run.refusal).toContainText('relation "nowhere" does not exist')
    await expect(run.refusal).toContainText('line 4')
    await expect(run.markedLine()).toContainText('references nowhere')
    await expect(run.statements.getByRole('listitem').nth(1)).toContainText('rolled back')
    await history.counts(1, 0)
    await frame.go('Schema')
    await expect(schema.tree).toBeVisible()
    await expect(schema.table('notes')).toHaveCount(0)
  })
})

test.describe('a slow migration', () => {
  test.use({ startProject: { files: slow } })

  test('is cancelled on the server; a second window sees the run and is refused meanwhile', async ({
    app,
    frame,
    connections,
    history,
    run,
    postgres,
  }) => {
    await connect({ frame, connections, history }, postgres)
    await history.offer('Apply all 2').click()
    await run.start()
    await expect(run.title('Applying 2 revisions')).toBeVisible()

    const other = await app.openWindow()
    const theirs = { frame: new Frame(other), history: new History(other), run: new Run(other) }
    await expect(theirs.frame.strip).toContainText('Applying 2 revisions')
    await expect(theirs.history.page.getByText(/A run is under way on this database/)).toBeVisible()
    await theirs.history.offer('Apply next (002)').click()
    await expect(theirs.run.refusal).toContainText(/run/)
    await expect(theirs.run.startButton()).toBeDisabled()

    await run.cancel.click()
    await expect(run.title(/^Cancelled at statement 1 of 1 in 002/)).toBeVisible()
    await history.counts(1, 1)
    await theirs.history.counts(1, 1)
    await expect(theirs.run.startButton()).toBeEnabled()
    await expect(theirs.run.refusal).toHaveCount(0)
  })

  test('goes on under a reloaded window, which shows it again', async ({
    page,
    frame,
    connections,
    history,
    run,
    postgres,
  }) => {
    await connect({ frame, connections, history }, postgres)
    await history.offer('Apply all 2').click()
    await run.start()
    await expect(run.title('Applying 2 revisions')).toBeVisible()
    await page.reload()
    await expect(run.title('Applying 2 revisions')).toBeVisible()
    await frame.go('History')
    await expect(frame.strip).toContainText('Applying 2 revisions')
    await frame.strip.getByRole('button', { name: 'Cancel' }).click()
    await expect(frame.strip).toContainText('Cancelled at statement 1 of 1 in 002')
  })
})

test.describe('files that change', () => {
  test.use({ startProject: { files: { '001_notes.sql': 'create table notes (id integer);\n' } } })

  test('a changed file says so and can be accepted; a new one appears by itself', async ({
    folderAtStart,
    frame,
    connections,
    history,
    run,
    postgres,
  }) => {
    const folder = folderAtStart ?? ''
    await connect({ frame, connections, history }, postgres)
    await history.offer('Apply next (001)').click()
    await run.startAndFinish(/^Applied 1 revision/)
    await writeFile(join(folder, '001_notes.sql'), 'create table notes (id bigint);\n')
    await expect(history.row('001')).toContainText('applied, file changed since')
    await history.choose('001')
    await history.offer('Accept the file…').click()
    await history.offer('Accept the file').click()
    await expect(history.row('001')).not.toContainText('changed')

    await writeFile(join(folder, '002_tags.sql'), 'create table tags (id integer);\n')
    await expect(history.row('002')).toContainText('pending')
    await history.counts(1, 1)
    await rm(join(folder, '002_tags.sql'))
    await expect(history.row('002')).toHaveCount(0)
  })
})

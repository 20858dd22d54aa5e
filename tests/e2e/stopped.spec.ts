import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, expect, test } from './test'

const file = '001_notes.sql'

test.use({
  startProject: {
    files: {
      [file]:
        'create table notes (id int primary key);\ninsert into absent values (1);\ncreate table tags (id int);\n',
    },
  },
})

// DDL commits by itself on MariaDB, so what failed leaves its first statements standing.
test.beforeEach(async ({ frame, connections, history, run, mariadb }) => {
  await connect({ frame, connections, history }, mariadb)
  await history.offer('Apply next (001)').click()
  await run.start()
  await expect(run.title(/^Failed at statement 2 of 3 in 001/)).toBeVisible()
  await history.choose('001')
  await expect(history.row('001')).toContainText('stopped')
  await expect(history.detail).toContainText('1 of 3 statements')
})

test('a stopped revision goes on behind what stands', async ({
  frame,
  history,
  run,
  schema,
  mariadb,
  folderAtStart,
}) => {
  await history.offer('Resume 001').click()
  await expect(run.plan).toContainText('1 statement of 3 already stand')
  await run.start()
  await expect(run.title(/^Failed at statement 2 of 3 in 001/)).toBeVisible()

  await mariadb.run('create table absent (id int)')
  await history.choose('001')
  await history.offer('Resume 001').click()
  await run.startAndFinish(/^Applied 1 revision: 2 statements/)
  await history.counts(0, 1)
  await frame.go('Schema')
  await expect(schema.table('notes')).toBeVisible()
  await expect(schema.table('tags')).toBeVisible()
  expect(folderAtStart).not.toBeNull()
})

test('a stopped revision can be marked as applied', async ({ history, page }) => {
  await history.offer('Mark as applied…').click()
  await expect(page.getByRole('group', { name: 'Mark as applied' })).toContainText('No statement runs')
  await history.offer('Mark as applied').click()
  await history.counts(0, 1)
  await expect(history.row('001')).not.toContainText('stopped')
})

test('a stopped revision can be marked as pending, mended and applied', async ({
  history,
  run,
  mariadb,
  folderAtStart,
}) => {
  await history.offer('Mark as pending…').click()
  await history.offer('Mark as pending').click()
  await history.counts(1, 0)
  await expect(history.row('001')).not.toContainText('stopped')
  await mariadb.run('drop table notes')
  await writeFile(join(folderAtStart ?? '', file), 'create table notes (id int primary key);\n')
  await expect(history.detail).not.toContainText('absent')
  await history.offer(/^Apply 001/).click()
  await run.startAndFinish(/^Applied 1 revision: 1 statement,/)
  await history.counts(0, 1)
})

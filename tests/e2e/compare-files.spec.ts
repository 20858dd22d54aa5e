import { join } from 'node:path'
import { expectAccessible } from './accessible'
import { connect, expect, test, writeFiles } from './test'

const first = 'create table users (id int primary key, email varchar(80) not null);\n'

test.use({
  startProject: { files: { '001_users.up.sql': first, '001_users.down.sql': 'drop table users;\n' } },
})

test('a snapshot is saved and compared with; another project and a file of SQL are sides; a wrong path is told', async ({
  app,
  page,
  frame,
  history,
  compare,
  connections,
  postgres,
  mariadb,
  folderAtStart,
}) => {
  const folder = folderAtStart ?? ''
  const snapshot = join(folder, 'schema.json')
  const alert = page.getByRole('alert')
  await writeFiles(join(folder, '..', 'other'), {
    '1_all.sql': `${first}create table "we""ird <b>näme</b>" (id int primary key);\n`,
  })
  await writeFiles(folder, {
    'sql/good.sql': `${first}create index ix_users_email on users (email);\n`,
    'sql/wrong.sql': `${first}\ncreate table tags (id nosuchtype);\n`,
    'sql/not-one.json': '{ "varve": "snapshot",\n "version": 9 }',
  })
  await postgres.run(first)
  await connect({ frame, connections, history }, mariadb)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Compare')
  await compare.choose('from', postgres.database)
  await compare.choose('to', mariadb.database)
  await expect(alert).toContainText('they have different kinds of objects')
  await compare.choose('to', 'project at its heads')
  await expect(page.getByRole('heading', { name: 'Both sides are equal' })).toBeVisible({ timeout: 180_000 })

  await page.getByRole('button', { name: 'Save a snapshot…' }).click()
  await expect(compare.file).toHaveValue(snapshot)
  if (app.electron !== null) {
    // The dialog is the system's own, which no test can press.
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    }, snapshot)
    await compare.file.fill('')
    await page.getByRole('button', { name: 'Choose…' }).click()
    await expect(compare.file).toHaveValue(snapshot)
  }
  const saved = (name: string) =>
    page.getByRole('status').filter({ hasText: `Saved: 2 objects in ${join(folder, name)}` })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(saved('schema.json')).toBeVisible()
  await compare.file.fill(join(folder, 'sql', 'good.sql'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert).toContainText('good.sql is there already')
  await expectAccessible(page)
  await compare.file.fill(join(folder, 'copy.json'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(saved('copy.json')).toBeVisible()

  await postgres.run('alter table users add column seen int')
  await compare.openPath('to', 'A snapshot file…')
  if (app.electron === null) {
    await compare.path.fill(`${folder}/sche`)
    await page.getByRole('option', { name: snapshot }).click()
  } else await page.getByRole('button', { name: 'Choose…' }).last().click()
  await expect(compare.path).toHaveValue(snapshot)
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(compare.change('column users.seen')).toContainText('−')
  await page.getByRole('button', { name: 'Swap the sides' }).click()
  await expect(compare.change('column users.seen')).toContainText('+')

  await compare.choosePath('to', 'Another project…', join(folder, '..', 'other'))
  await expect(compare.change('table we"ird <b>näme</b>')).toBeVisible({ timeout: 180_000 })
  await compare.choosePath('to', 'An SQL file…', join(folder, 'sql', 'good.sql'))
  await expect(compare.change('index ix_users_email')).toBeVisible({ timeout: 180_000 })

  await compare.choosePath('to', 'An SQL file…', join(folder, 'sql', 'wrong.sql'))
  await expect(alert).toContainText('type "nosuchtype" does not exist')
  await expect(alert).toContainText('wrong.sql, line 3, column')
  await compare.choosePath('to', 'A snapshot file…', join(folder, 'sql', 'not-one.json'))
  await expect(alert).toContainText('is a snapshot of version 9; this Varve knows version 2 (line 2)')
  await compare.choosePath('to', 'A snapshot file…', join(folder, 'sql'))
  await expect(alert).toContainText(`${join(folder, 'sql')} is a folder, not a file.`)
  await compare.openPath('to', 'A snapshot file…')
  await compare.path.fill(join(folder, 'nowhere', 'schema.json'))
  await expect(page.getByText(`${join(folder, 'nowhere')} is not there.`)).toBeVisible()
})

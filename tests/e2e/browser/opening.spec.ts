import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../test'

test.beforeEach(async ({ frame, history }) => {
  await history.counts(4, 0)
  await frame.command('Open another folder')
})

test('a folder that is not there, and a file, are told apart', async ({ welcome, dataFolder }) => {
  await welcome.open(join(dataFolder, 'nowhere'))
  await expect(welcome.error).toContainText('nowhere')
  await writeFile(join(dataFolder, 'a-file.sql'), 'select 1')
  await welcome.open(join(dataFolder, 'a-file.sql'))
  await expect(welcome.error).toContainText(/a-file\.sql.*not a folder|is a file/)
})

test('a folder without migrations says what it looks for', async ({ page, welcome, dataFolder }) => {
  await mkdir(join(dataFolder, 'empty'))
  await welcome.open(join(dataFolder, 'empty'))
  await expect(page.getByText('No revisions in this folder yet').or(welcome.error)).toBeVisible()
})

test('the sample is among the recent projects', async ({ welcome, history }) => {
  await welcome.recent.getByRole('button', { name: /^todo-chat/ }).click()
  await history.counts(4, 0)
})

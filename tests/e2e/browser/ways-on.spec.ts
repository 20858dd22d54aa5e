import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, expect, test } from '../test'

test.describe('a refused plan', () => {
  test.use({
    startProject: {
      files: {
        '001_notes.sql': 'create table notes (id int);\n',
        '002_tags.sql': 'create table tags (id int);\n',
        '002_labels.sql': 'create table labels (id int);\n',
        '003_users.sql': 'create table users (id int);\n',
      },
    },
  })

  test('leads to the revision at fault', async ({ page, frame, connections, history, run, postgres }) => {
    await connect({ frame, connections, history }, postgres)
    await page.goto(`${new URL(page.url()).origin}/#/run/plan/up/003`)
    await expect(run.refusal).toContainText('002')
    await run.refusal.getByRole('button', { name: /^Show 002/ }).click()
    await expect(history.detail.getByRole('heading', { name: /^002/ })).toBeVisible()
  })
})

test.describe('a file of connections that can’t be read', () => {
  test('is told where connections are listed', async ({ page, dataFolder, frame, history }) => {
    await history.counts(4, 0)
    await writeFile(join(dataFolder, 'connections.json'), '{"garbled')
    await page.reload()
    await frame.command('New connection')
    await expect(page.getByRole('status').filter({ hasText: 'connections.json' })).toBeVisible()
  })
})

test('the place in Activity is kept while statements come in above it', async ({
  app,
  page,
  frame,
  history,
  run,
  activity,
}) => {
  await page.setViewportSize({ width: 1280, height: 420 })
  await history.offer('Apply all 4').click()
  await run.startAndFinish(/^Applied 4 revisions/)
  await frame.go('Activity')
  await activity.list.focus()
  await page.keyboard.press('End')
  const read = activity.list.getByRole('option', { selected: true })
  await expect(read).toBeInViewport()
  const before = await read.boundingBox()
  const other = await app.openWindow()
  await other.getByRole('button', { name: /^Roll back last/ }).click()
  await other.getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(page.getByRole('button', { name: /^\d+ new$/ })).toBeVisible()
  await expect.poll(async () => (await read.boundingBox())?.y).toBe(before?.y)
  await page.getByRole('button', { name: /^\d+ new$/ }).click()
  await expect(activity.list.getByRole('option').first()).toBeInViewport()
  await expect(page.getByRole('button', { name: /^\d+ new$/ })).toHaveCount(0)
})

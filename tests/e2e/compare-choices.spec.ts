import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDatabase } from './servers'
import { connect, expect, test } from './test'

test.use({
  startProject: { files: { '001_nothing.up.sql': 'select 1;\n', '001_nothing.down.sql': 'select 1;\n' } },
})

const here = `create table users (id int primary key, mail varchar(80) not null, extra int);
create table notes (id int primary key, extra int);`
const there = `create table users (id int primary key, email varchar(80) not null, extra text);
create table notes (id int primary key, extra text);
create table tags (id int primary key);`

test('a rename is decided, one column is ignored, a part is taken, exported and saved', async ({
  app,
  page,
  frame,
  history,
  compare,
  connections,
  postgres,
  folderAtStart,
}) => {
  const folder = folderAtStart ?? ''
  const other = await makeDatabase('postgres')
  await postgres.run(here)
  await other.run(there)
  await connect({ frame, connections, history }, other)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Compare')
  await compare.choose('from', postgres.database)
  await compare.choose('to', other.database)

  // Nothing is taken for a rename until someone says so; what speaks for it is told.
  const renames = page.getByRole('list', { name: 'Renames' })
  await expect(renames).toContainText('Is column users.mail now called email?')
  await expect(renames).toContainText('the same type')
  await expect(compare.change('column users.mail')).toHaveAttribute('aria-checked', 'false')
  await page.getByRole('button', { name: 'It is a rename' }).click()
  await expect(renames).toContainText('Renamed: column users.mail now called email')
  await compare.showPlan(/^Proved: run in /)
  await expect(compare.plan).toContainText('RENAME COLUMN mail TO email')
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'It is not' }).click()
  await expect(renames).toHaveCount(0)
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(compare.plan).toContainText('DROP COLUMN mail', { timeout: 180_000 })
  await expect(compare.plan).toContainText('ADD COLUMN email')
  await expect(compare.plan).toContainText('Data is lost')

  // One column of one table, and not its namesake.
  await compare.change('column notes.extra').click()
  await page.getByRole('tab', { name: 'Difference' }).click()
  await page.getByRole('button', { name: 'Ignore…' }).click()
  await expect(page.getByText('column extra of notes: hides 1 difference')).toBeVisible()
  await page.getByText('All that a pattern fits').click()
  await page.getByRole('textbox', { name: 'Every column called' }).fill('*.extra')
  await expect(page.getByText('hides 2 differences of this comparison')).toBeVisible()
  await page.getByText('This column', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Why it may differ' }).fill('wider there')
  await page.keyboard.press('Enter')
  await expect(compare.change('column notes.extra')).toHaveCount(0)
  await expect(compare.change('column users.extra')).toBeVisible()
  const kept = await readFile(join(folder, '.varve', 'compare.json'), 'utf8')
  expect(JSON.parse(kept)).toMatchObject({
    ignored: [{ what: 'objects', object: { kind: 'column', table: 'notes', name: 'extra' } }],
  })
  await page.getByRole('tab', { name: 'Ignored' }).click()
  await expect(compare.rules).toContainText('column extra of notes')
  await page.getByRole('button', { name: 'Show 1 hidden difference' }).click()
  await expect(compare.change('column notes.extra')).toContainText('ignored')
  await expect(compare.change('column users.extra')).toHaveCount(0)
  await page.getByRole('tab', { name: 'Ignored' }).click()
  await page.getByRole('button', { name: 'Tell again' }).click()
  await expect(page.getByText('Nothing is ignored.')).toBeVisible()
  await page.getByRole('button', { name: 'only those of one rule' }).click()
  await expect(compare.change('column notes.extra')).not.toContainText('ignored')

  // A part of it, with the keyboard.
  await compare.takeNone.click()
  await page.getByRole('tab', { name: 'Plan' }).click()
  await expect(page.getByText('No change is taken.')).toBeVisible()
  await compare.change('table tags').click()
  await page.keyboard.press('Space')
  await compare.showPlan(/^Proved: run in /)
  await expect(page.getByRole('heading', { name: '1 statement' })).toBeVisible()
  if (app.electron === null) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save script' }).click()
    const script = await readFile(await (await download).path(), 'utf8')
    expect(script).toContain('CREATE TABLE public.tags')
    expect(script).not.toContain('"mail"')
  }
  await compare.save('add tags')
  const texts = async (ending: string): Promise<string> => {
    const name = (await readdir(folder)).find((file) => file.endsWith(`add_tags.${ending}`)) ?? 'none'
    return readFile(join(folder, name), 'utf8')
  }
  expect(await texts('up.sql')).toMatch(/CREATE TABLE public\.tags/)
  expect(await texts('down.sql')).toMatch(/DROP TABLE public\.tags/)
  await other.drop()
})

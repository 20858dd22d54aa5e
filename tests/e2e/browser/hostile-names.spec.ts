import { connect, expect, test } from '../test'

const table = `<img src=x onerror="document.title='ran'">`
const column = `"quoted" 'twice' 🦖 <script>document.title='ran'</script>`
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

test.use({
  startProject: {
    files: {
      '001_<b>bold<b> & "quotes" 🦖.sql': `create table ${quoted(table)} (id integer primary key, ${quoted(column)} text);\n`,
      '002_fails.sql': `insert into ${quoted(table)} values (1, '<script>document.title=1</script>'), (1, 'b');\n`,
    },
  },
})

test('names from files and databases are shown as they are, and none runs', async ({
  page,
  frame,
  connections,
  history,
  run,
  schema,
  postgres,
}) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await connect({ frame, connections, history }, postgres)
  await expect(history.row('001')).toContainText('<b>bold<b> & "quotes" 🦖')
  await history.offer('Apply all 2').click()
  await expect(run.plan).toContainText('<b>bold<b> & "quotes" 🦖')
  await run.start()
  await expect(run.title(/^Failed at statement 1 of 1 in 002/)).toBeVisible()
  await expect(run.refusal).toContainText('23505')
  await expect(page.getByRole('region', { name: /^What changed/ })).toContainText(table)
  await frame.go('Schema')
  await expect(schema.table(table)).toBeVisible()
  await schema.table(table).click()
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toContainText(table)
  await expect(page.getByRole('table', { name: 'Columns' })).toContainText(column)
  await schema.tab('DDL')
  await expect(page.getByRole('textbox', { name: 'DDL' })).toContainText(quoted(table))
  await page.reload()
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toContainText(table)
  expect(await page.title()).not.toBe('ran')
  expect(await page.locator('img').count()).toBe(0)
  expect(dialogs).toEqual([])
})

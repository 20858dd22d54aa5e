import { connect, expect, test } from '../test'
import { framesWhile, say, told } from './measure'
import { schemaOf } from './schema'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

const tables = 5_000

test('frames of a database of 5,000 tables', async ({
  page,
  frame,
  connections,
  history,
  schema,
  diagram,
  postgres,
}) => {
  const statements = schemaOf(tables)
  // PostgreSQL holds a lock for every table made in one transaction, and only so many.
  for (let from = 0; from < statements.length; from += 60)
    await postgres.run(statements.slice(from, from + 60).join('\n'))
  await connect({ frame, connections, history }, postgres)
  const opened = await framesWhile(page, async () => {
    await frame.go('Schema')
    await expect(
      page.getByRole('treeitem', { name: `Tables ${tables.toLocaleString('en-US')}` }),
    ).toBeVisible()
  })
  const filtered = await framesWhile(page, async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('4321', { delay: 60 })
    await expect(schema.tree.getByRole('treeitem').first()).toBeVisible()
  })
  const name = (await schema.tables())[0] ?? ''
  const visited = await framesWhile(page, async () => {
    await schema.open(name)
    await expect(page.getByRole('table', { name: 'Columns' })).toBeVisible()
  })
  const drawn = await framesWhile(page, async () => {
    await page.getByRole('link', { name: 'Show in a diagram' }).click()
    await expect(diagram.status).toHaveText(/^\d+ tables?/)
  })
  say(
    `${tables.toLocaleString('en-US')} tables`,
    told('the schema opened', opened),
    told('filtered by four letters', filtered),
    told('a table visited', visited),
    told('its diagram drawn', drawn),
  )
})

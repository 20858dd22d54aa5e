import { connect, expect, test } from '../test'
import { framesWhile, say, told } from './measure'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

/** So many of each, 20,000 in all. */
const kinds = [
  [5000, 'create table ledger_%1$s (id int primary key, note text)'],
  [5000, 'create view recent_ledger_%1$s as select id, note from ledger_%1$s'],
  [5000, "create function total_%1$s(int) returns int language sql as 'select $1'"],
  [3000, 'create sequence ticket_%1$s'],
  [2000, "create type state_%1$s as enum ('new', 'done')"],
] as const

test('frames of a database of 20,000 objects', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
}) => {
  for (const [count, ddl] of kinds)
    // A server holds a lock for every table of a transaction, and only so many.
    for (let from = 0; from < count; from += 1000)
      await postgres.run(
        `do $do$ begin for i in ${from}..${from + 999} loop execute format($ddl$${ddl}$ddl$, i); end loop; end $do$`,
      )
  await connect({ frame, connections, history }, postgres)
  const still = await framesWhile(page, () => page.waitForTimeout(1000))
  const opened = await framesWhile(page, async () => {
    await frame.go('Schema')
    await expect(page.getByRole('treeitem', { name: 'Tables 5,000' })).toBeVisible()
  })
  const filtered = await framesWhile(page, async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('ledger_77', { delay: 60 })
    await expect(schema.table('ledger_77')).toBeVisible()
  })
  const emptied = await framesWhile(page, async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('treeitem', { name: 'Tables 5,000' })).toBeVisible()
  })
  await schema.tree.hover()
  const scrolled = await framesWhile(page, async () => {
    for (let turn = 0; turn < 120; turn++) {
      await page.mouse.wheel(0, 900)
      await page.waitForTimeout(16)
    }
  })
  const visited = await framesWhile(page, async () => {
    await schema.filter.pressSequentially('total_3999', { delay: 60 })
    await schema.tree.getByRole('treeitem').filter({ hasText: 'total_3999' }).first().click()
    await expect(schema.object(/total_3999/)).toBeVisible()
  })
  const again = await framesWhile(page, async () => {
    const button = page.getByRole('button', { name: 'Read again' }).first()
    await button.click()
    await page.waitForTimeout(500)
    await expect(button).toBeEnabled()
  })
  say(
    '20,000 objects',
    told('nothing done', still),
    told('the schema opened', opened),
    told('filtered by nine letters', filtered),
    told('the filter emptied', emptied),
    told('scrolled, 900 pixels a turn', scrolled),
    told('a function found and opened', visited),
    told('read again', again),
  )
})

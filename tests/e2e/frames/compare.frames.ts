import type { TestDatabase } from '../servers'
import { makeDatabase } from '../servers'
import { connect, expect, test } from '../test'
import { framesWhile, say, told } from './measure'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

/** Five differences a table: a column comes, two are altered, one goes, and an index. */
const here =
  'create table ledger_%1$s (id int primary key, note varchar(80), old_code int, amount numeric(10, 2)); create index ix_ledger_%1$s on ledger_%1$s (note)'
const there =
  'create table ledger_%1$s (id int primary key, note varchar(120) not null, amount numeric(10, 2) default 0, made_at timestamptz)'

async function fill({ run }: TestDatabase, tables: number, ddl: string): Promise<void> {
  // A server holds a lock for every table of a transaction, and only so many.
  for (let from = 0; from < tables; from += 500)
    await run(
      `do $do$ begin for i in ${from}..${Math.min(from + 499, tables - 1)} loop execute format($ddl$${ddl}$ddl$, i); end loop; end $do$`,
    )
}

for (const tables of [500, 2500]) {
  const changes = (5 * tables).toLocaleString('en-US')
  test(`frames of a comparison with ${changes} changes`, async ({
    page,
    frame,
    connections,
    history,
    compare,
    postgres,
  }) => {
    const other = await makeDatabase('postgres')
    await fill(postgres, tables, here)
    await fill(other, tables, there)
    await connect({ frame, connections, history }, other)
    await connect({ frame, connections, history }, postgres)
    await frame.go('Compare')
    await compare.choose('from', postgres.database)
    const still = await framesWhile(page, () => page.waitForTimeout(1000))
    const opened = await framesWhile(page, async () => {
      await compare.choose('to', other.database)
      await expect(page.getByRole('heading', { name: /differences$/ })).toBeVisible()
    })
    const count = await page.getByRole('heading', { name: /differences$/ }).innerText()
    await compare.tree.hover()
    const scrolled = await framesWhile(page, async () => {
      for (let turn = 0; turn < 120; turn++) {
        await page.mouse.wheel(0, 900)
        await page.waitForTimeout(16)
      }
    })
    const filtered = await framesWhile(page, async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('ledger_77', { delay: 60 })
      await expect(compare.change('column ledger_77.made_at')).toBeVisible()
    })
    const visited = await framesWhile(page, async () => {
      await compare.change('column ledger_77.made_at').click()
      await expect(page.getByRole('textbox', { name: /^DDL in / }).last()).toContainText('made_at')
    })
    const emptied = await framesWhile(page, async () => {
      await compare.clearFilter()
      await expect(compare.change('column ledger_0.made_at')).toBeVisible()
    })
    const none = await framesWhile(page, async () => {
      await compare.takeNone.click()
      await expect(page.getByText(/^0 of /)).toBeVisible()
    })
    const all = await framesWhile(page, async () => {
      await compare.takeAll.click()
      await expect(page.getByText(/^0 of /)).toHaveCount(0)
    })
    const one = await framesWhile(page, async () => {
      await compare.change('column ledger_0.made_at').click()
      await page.keyboard.press('Space')
      await expect(compare.change('column ledger_0.made_at')).toHaveAttribute('aria-checked', 'false')
    })
    const planned = await framesWhile(page, () => compare.showPlan(/proved/i))
    await compare.plan.hover()
    const walked = await framesWhile(page, async () => {
      for (let turn = 0; turn < 120; turn++) {
        await page.mouse.wheel(0, 900)
        await page.waitForTimeout(16)
      }
    })
    const lossy = await framesWhile(page, async () => {
      await compare.onlyWith('Data is lost').click()
      await expect(compare.plan.getByText('Data is lost').first()).toBeVisible()
    })
    const unnarrowed = await framesWhile(page, async () => {
      await compare.onlyWith('Data is lost').click()
      await expect(compare.plan.getByText(/^One transaction/)).toBeVisible()
    })
    const ended = await framesWhile(page, async () => {
      await compare.plan.getByRole('button').first().focus()
      await page.keyboard.press('End')
      await expect(page.locator('[data-line]:focus')).toContainText('ledger')
    })
    const reversed = await framesWhile(page, async () => {
      await page.getByText('Reverse', { exact: true }).click()
      await expect(page.getByRole('list', { name: 'Reverse' })).toBeVisible()
    })
    say(
      count,
      told('nothing done', still),
      told('both sides compared', opened),
      told('scrolled, 900 pixels a turn', scrolled),
      told('filtered by nine letters', filtered),
      told('a change opened', visited),
      told('the filter emptied', emptied),
      told('none taken', none),
      told('all taken', all),
      told('one left', one),
      told('the plan made', planned),
      told('the plan scrolled', walked),
      told('only those that lose data', lossy),
      told('all of them again', unnarrowed),
      told('to the last by keyboard', ended),
      told('its reverse shown', reversed),
    )
    await other.drop()
  })
}

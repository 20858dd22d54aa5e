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
    // Every statement is run in a throwaway, there and back.
    test.setTimeout(1_800_000)
    const measured = async (what: string, work: () => Promise<unknown>): Promise<void> =>
      say(told(what, await framesWhile(page, work)))
    const other = await makeDatabase('postgres')
    await fill(postgres, tables, here)
    await fill(other, tables, there)
    await connect({ frame, connections, history }, other)
    await connect({ frame, connections, history }, postgres)
    await frame.go('Compare')
    say(`${changes} differences`)
    await compare.choose('from', postgres.database)
    await measured('nothing done', () => page.waitForTimeout(1000))
    await measured('both sides compared', async () => {
      await compare.choose('to', other.database)
      await expect(page.getByRole('heading', { name: `${changes} differences` })).toBeVisible()
    })
    await compare.tree.hover()
    await measured('scrolled, 900 pixels a turn', async () => {
      for (let turn = 0; turn < 120; turn++) {
        await page.mouse.wheel(0, 900)
        await page.waitForTimeout(16)
      }
    })
    await measured('filtered by nine letters', async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('ledger_77', { delay: 60 })
      await expect(compare.change('column ledger_77.made_at')).toBeVisible()
    })
    await measured('a change opened', async () => {
      await compare.change('column ledger_77.made_at').click()
      await expect(page.getByRole('textbox', { name: /^DDL in / }).last()).toContainText('made_at')
    })
    await measured('the filter emptied', async () => {
      await compare.clearFilter()
      await expect(compare.change('column ledger_0.made_at')).toBeVisible()
    })
    await measured('none taken', async () => {
      await compare.takeNone.click()
      await expect(page.getByText(/^0 of /)).toBeVisible()
    })
    await measured('all taken', async () => {
      await compare.takeAll.click()
      await expect(page.getByText(/^0 of /)).toHaveCount(0)
    })
    await measured('one left', async () => {
      await compare.change('column ledger_0.made_at').click()
      await page.keyboard.press('Space')
      await expect(compare.change('column ledger_0.made_at')).toHaveAttribute('aria-checked', 'false')
    })
    await measured('the plan made', () => compare.showPlan(/proved/i, 1_200_000))
    await compare.plan.hover()
    await measured('the plan scrolled', async () => {
      for (let turn = 0; turn < 120; turn++) {
        await page.mouse.wheel(0, 900)
        await page.waitForTimeout(16)
      }
    })
    await measured('only those that lose data', async () => {
      await compare.onlyWith('Data is lost').click()
      await expect(compare.plan.getByText('Data is lost').first()).toBeVisible()
    })
    await measured('all of them again', async () => {
      await compare.onlyWith('Data is lost').click()
      await expect(compare.plan.getByText(/^One transaction/)).toBeVisible()
    })
    await measured('to the last by keyboard', async () => {
      await compare.plan.getByRole('button').first().focus()
      await page.keyboard.press('End')
      await expect(page.locator('[data-line]:focus')).toContainText('ledger')
    })
    await measured('its reverse shown', async () => {
      await page.getByText('Reverse', { exact: true }).click()
      await expect(page.getByRole('list', { name: 'Reverse' })).toBeVisible()
    })
    await other.drop()
  })
}

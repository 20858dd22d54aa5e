import { makeDatabase } from '../servers'
import { connect, expect } from '../test'
import { test } from './take'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

/** Columns that stand in another order, which no statement changes, and one with another type. */
const turned = Array.from({ length: 12 }, (_, at) => [
  `create table shelf_${at} (id int primary key, label text, room text)`,
  `create table shelf_${at} (id int primary key, room text, label varchar(80))`,
]) as [here: string, there: string][]

test('sides that are equal, and changes that no statement makes', async ({
  page,
  frame,
  history,
  compare,
  connections,
  postgres,
  take,
}) => {
  const other = await makeDatabase('postgres')
  const equal = await makeDatabase('postgres')
  for (const [here, there] of turned) {
    await postgres.run(here)
    await equal.run(here)
    await other.run(there)
  }
  await connect({ frame, connections, history }, other)
  await connect({ frame, connections, history }, equal)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Compare')
  await take('compare-choose')
  await compare.choose('from', postgres.database)
  await compare.choose('to', equal.database)
  await expect(page.getByRole('heading', { name: 'Both sides are equal' })).toBeVisible()
  await take('compare-equal')
  await compare.choose('to', other.database)
  await compare.showPlan(/^(Not proved|Proved): /)
  await take('compare-refused')
  await page.getByRole('button', { name: 'Show all 12' }).click()
  await expect(
    page.getByRole('list', { name: 'Not made by the plan' }).getByRole('listitem').first(),
  ).toBeVisible()
  await take('compare-refused-all')
  await page.getByText('Reverse', { exact: true }).click()
  await take('compare-reverse')
  await equal.drop()
  await other.drop()
})

const here =
  'create table ledger_%1$s (id int primary key, note varchar(80), old_code int, amount numeric(10, 2)); create index ix_ledger_%1$s on ledger_%1$s (note)'
const there =
  'create table ledger_%1$s (id int primary key, note varchar(120) not null, amount numeric(10, 2) default 0, made_at timestamptz)'

test('12,500 changes', async ({ page, frame, history, compare, connections, postgres, take }) => {
  test.setTimeout(1_800_000)
  const other = await makeDatabase('postgres')
  for (const [database, ddl] of [[postgres, here] as const, [other, there] as const])
    // A server holds a lock for every table of a transaction, and only so many.
    for (let from = 0; from < 2500; from += 500)
      await database.run(
        `do $do$ begin for i in ${from}..${from + 499} loop execute format($ddl$${ddl}$ddl$, i); end loop; end $do$`,
      )
  await connect({ frame, connections, history }, other)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Compare')
  await compare.choose('from', postgres.database)
  await compare.choose('to', other.database)
  await expect(page.getByRole('heading', { name: /differences$/ })).toBeVisible()
  await take('compare-large')
  await page.getByRole('tab', { name: 'Plan' }).click()
  await expect(page.getByText(/^Finding the statements/)).toBeVisible({ timeout: 60_000 })
  await take('compare-large-planning')
  await expect(page.getByRole('status').filter({ hasText: /^Proved: / })).toBeVisible({ timeout: 1_200_000 })
  await take('compare-large-plan')
  await compare.plan.getByRole('button').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /^Statement / })).toBeVisible()
  await take('compare-large-end')
  await compare.onlyWith('May fail on the data there').click()
  await take('compare-large-only')
  await other.drop()
})

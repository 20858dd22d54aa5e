import { expectAccessible } from './accessible'
import { makeDatabase, type TestDatabase } from './servers'
import { connect, expect, test as base } from './test'

const test = base.extend<{ otherPostgres: TestDatabase; otherMariadb: TestDatabase }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  otherPostgres: async ({}, use) => {
    const database = await makeDatabase('postgres')
    await use(database)
    await database.drop()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  otherMariadb: async ({}, use) => {
    const database = await makeDatabase('mariadb')
    await use(database)
    await database.drop()
  },
})

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

const here = [
  'create table users (id int primary key, email varchar(80) not null)',
  'create table notes (id int primary key, user_id int not null, title varchar(255) not null, constraint fk_notes_user foreign key (user_id) references users (id))',
  'create index ix_notes_title on notes (title)',
  'create table legacy (id int primary key)',
]
const there = [
  'create table users (id int primary key, email varchar(120) not null)',
  'create table notes (id int primary key, user_id int not null, title varchar(255) not null, constraint fk_notes_user foreign key (user_id) references users (id) on delete cascade)',
  'create table tags (id int primary key, name varchar(40) not null)',
]

async function make({ run }: TestDatabase, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await run(statement)
}

for (const server of ['postgres', 'mariadb'] as const) {
  test(`two connections are compared, and one is made like the other: ${server}`, async ({
    page,
    frame,
    history,
    run,
    compare,
    connections,
    postgres,
    mariadb,
    otherPostgres,
    otherMariadb,
  }) => {
    const from = { postgres, mariadb }[server]
    const to = { postgres: otherPostgres, mariadb: otherMariadb }[server]
    await make(from, here)
    await make(to, there)
    await connect({ frame, connections, history }, to)
    await connect({ frame, connections, history }, from)
    await frame.go('Compare')
    await compare.choose('from', from.database)
    await compare.choose('to', to.database)
    if (server === 'mariadb') await compare.allowScratch(from.database)

    await expect(compare.change('table tags')).toBeVisible()
    await expect(compare.change('index ix_notes_title')).toBeVisible()
    await expect(compare.change(/table legacy/)).toHaveAttribute('aria-checked', 'false')
    await expect(compare.change(/column users.email/)).toHaveAttribute('aria-checked', 'true')

    // What deletes data is taken when it is chosen, here with the keyboard.
    await compare.change(/table legacy/).click()
    await page.keyboard.press('Space')
    await expect(compare.change(/table legacy/)).toHaveAttribute('aria-checked', 'true')

    await compare
      .change(/foreign key/)
      .first()
      .click()
    await expect(page.getByRole('textbox', { name: /^DDL in / }).first()).toContainText('fk_notes_user')
    await expect(page.getByRole('textbox', { name: /^DDL in / }).last()).toContainText(/ON DELETE CASCADE/i)
    await expectAccessible(page)

    await compare.showPlan(/^Proved: run in /)
    await expect(compare.plan.getByText('Data is lost').first()).toBeVisible()
    await expectAccessible(page)

    await page.goBack()
    await expect(compare.side('to')).toContainText('choose')
    await page.goForward()
    await compare.showPlan(/^Proved: run in /)

    await compare.run()
    await expect(page.getByRole('heading', { name: /^Ran|^Made|^Changed|statements?/ })).toBeVisible({
      timeout: 180_000,
    })
    await frame.go('Compare')
    await compare.choose('from', from.database)
    await compare.choose('to', to.database)
    await expect(page.getByRole('heading', { name: 'Both sides are equal' })).toBeVisible()
    await expect(run.refusal).toHaveCount(0)
  })
}

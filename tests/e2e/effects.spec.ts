import { expectAccessible } from './accessible'
import { ChangesPicture } from './pages/changes-picture'
import { connect, expect, test } from './test'

// The second down part forgets the index; the third revision renames a table and a column of it.
const files = {
  '001_notes.up.sql': `create table users (id int primary key, email varchar(80) not null);
create table notes (id int primary key, user_id int not null, title varchar(255) not null, draft varchar(8));
create index ix_notes_title on notes (title);
`,
  '001_notes.down.sql': 'drop table notes;\ndrop table users;\n',
  '002_tags.up.sql': `create table tags (
  id int primary key,
  note_id int not null,
  name varchar(40) not null,
  constraint tags_note foreign key (note_id) references notes (id) on delete cascade
);
alter table notes add column lang varchar(8);
alter table notes drop column draft;
create index ix_users_email on users (email);
`,
  '002_tags.down.sql': `alter table notes add column draft varchar(8);
alter table notes drop column lang;
drop table tags;
`,
  '003_people.up.sql': `alter table users rename to people;
alter table people rename column email to mail;
`,
  '003_people.down.sql': `alter table people rename column mail to email;
alter table people rename to users;
`,
}

test.use({ startProject: { files } })

for (const server of ['postgres', 'mariadb'] as const) {
  test(`what a revision changes is seen, told with its DDL, tried there and back, and known to Schema: ${server}`, async ({
    page,
    frame,
    history,
    run,
    schema,
    connections,
    postgres,
    mariadb,
  }) => {
    const database = { postgres, mariadb }[server]
    await connect({ frame, connections, history }, database)
    await history.counts(3, 0)
    await history.choose('002')
    // A server of one's own is not used for a throwaway before that was allowed.
    if (server === 'mariadb') await page.getByRole('button', { name: /^Replay on / }).click()
    const changes = page.getByRole('list', { name: 'What it changes' })
    await expect(page.getByText(/^Replayed: \d changes in the schema.$/)).toBeVisible({ timeout: 180_000 })
    await expect(changes.getByRole('button', { name: /^adds table tags/ })).toBeVisible()
    await expect(changes.getByRole('button', { name: /^adds index ix_users_email/ })).toBeVisible()

    const picture = new ChangesPicture(page)
    const home = { postgres: 'public', mariadb: database.database }[server]
    const tags = picture.table('added', `${home}.tags`)
    await expect(tags.getByText('adds foreign key tags_note (note_id) → notes(id)')).toBeAttached()
    const notes = picture.table('changed', `${home}.notes`)
    await expect(notes.getByText('removes draft')).toBeVisible()
    await expect(notes.getByText('adds lang')).toBeVisible()
    await expect(picture.table('changed', `${home}.users`).getByText('adds ix_users_email')).toBeVisible()
    await expect(picture.status).toHaveText(/adds 1 table added.*alters 2 changed/)
    await expectAccessible(page)
    await picture.reach(notes)
    await page.keyboard.press('Enter')
    await expect(changes.getByRole('button', { name: /column notes\./ }).first()).toBeFocused()

    await changes.getByRole('button', { name: /^adds column notes.lang/ }).click()
    await expect(page.getByRole('textbox', { name: 'DDL after 002' })).toContainText('lang')
    await expect(page.getByRole('textbox', { name: 'DDL before 002' })).toContainText('title')
    await expect(page.getByRole('textbox', { name: 'DDL before 002' })).not.toContainText('lang')

    await changes.getByRole('button', { name: 'Try it' }).click()
    await expect(changes.getByRole('list', { name: 'Residue' })).toContainText('index ix_users_email', {
      timeout: 180_000,
    })
    await expectAccessible(page)

    await history.choose('003')
    await expect(changes.getByRole('button', { name: /^alters table users renamed to people/ })).toBeVisible()
    await expect(changes.getByRole('button', { name: /column people.email renamed to mail/ })).toBeVisible()
    await expect(picture.status).toHaveText(/alters 1 table changed/)
    const people = picture.table('changed', `${home}.people`)
    await expect(people.getByText('alters name')).toBeVisible()
    await expect(people.getByText('alters mail')).toBeVisible()
    await changes.getByRole('button', { name: /^alters table users renamed to people/ }).click()
    await expect(page.getByRole('textbox', { name: 'DDL before 003' })).toContainText('users')
    await expect(page.getByRole('textbox', { name: 'DDL after 003' })).toContainText('people')
    await expectAccessible(page)

    await frame.command('Try every down part')
    await page.getByRole('button', { name: 'Try all' }).click()
    await expect(page.getByText('2 restored · 1 residue', { exact: true })).toBeVisible({ timeout: 180_000 })
    await page.keyboard.press('Escape')

    await history.choose('003')
    await history.offer('Apply to here').click()
    await run.startAndFinish(/^Applied 3 revisions/)
    await frame.go('Schema')
    const renamed = await schema.open('people')
    await expect(renamed.getByText('since 001 as users')).toBeVisible({ timeout: 180_000 })
    const table = await schema.open('notes')
    const since = (column: string) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: column, exact: true }) })
    await expect(since('lang').getByRole('link', { name: '002' })).toBeVisible({ timeout: 180_000 })
    await expect(since('title').getByRole('link', { name: '001' })).toBeVisible()
    await schema.tab('Indexes')
    await table
      .getByRole('row')
      .filter({ hasText: 'ix_notes_title' })
      .getByRole('link', { name: '001' })
      .click()
    await expect(history.row('001')).toHaveAttribute('aria-selected', 'true')
  })
}

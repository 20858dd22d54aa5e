import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, expect, test } from '../test'

test.use({ startProject: { files: { '001_later.sql': 'create table later (id int primary key);\n' } } })

/** Something of everything that a page shows. */
const database = `
create table users (id bigint generated always as identity primary key, email text not null);
create table notes (
  id int primary key, user_id bigint references users (id), title text, body text, picture bytea, big text
);
comment on table notes is 'what people write';
create index notes_title on notes (title);
create index notes_title_twice on notes (title);
create function stamp(note notes) returns text language sql as 'select ''x''';
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger notes_touched before update on notes for each row execute function touch();
create materialized view counted as select count(*) as n from notes;
create unique index counted_n on counted (n);
insert into users (email) overriding system value select 'a' || g from generate_series(1, 120) g;
insert into notes values (1, null, '', null, '\\x00ff', repeat('x', 5000)), (2, 1, 'NULL', '<b>bold</b>', null, null);
`

test('rows tell NULL, the empty text, binary and what was cut apart', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
}) => {
  await postgres.run(database)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Schema')
  await schema.open('notes')
  await schema.tab('Rows')
  const [first, second] = await schema.rows()
  expect(first).toMatchObject({
    id: '1',
    user_id: 'NULL',
    title: 'empty',
    body: 'NULL',
    picture: '0x00ff 2 B',
  })
  expect(first?.['big']).toMatch(/^x+… 4\.9 kB$/)
  expect(second).toMatchObject({ id: '2', title: 'NULL', body: '<b>bold</b>', big: 'NULL' })
  await expect(page.getByText('All 2 rows by id')).toBeVisible()

  // The tab stands in the address, and is where the next table opens.
  expect(new URL(page.url()).hash).toBe('#/schema/public/notes/table/rows')
  await schema.table('users').click()
  await expect(page.getByText('The first 100 rows by id')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('All 2 rows by id')).toBeVisible()
  await page.reload()
  await expect(page.getByText('All 2 rows by id')).toBeVisible()

  // A view's query may be dear: it is asked when a person says so.
  await schema.line('materialized view', 'counted').click()
  await page.getByRole('button', { name: 'Read the first rows' }).click()
  expect(await schema.rows()).toEqual([{ n: '0' }])
  await schema.tab('Indexes')
  await expect(page.getByRole('table', { name: 'Indexes' })).toContainText('counted_n')
})

test('favourites stay, kinds are chosen, and what changed is marked', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
}) => {
  await postgres.run(database)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Schema')
  await schema.open('users')
  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(schema.tree.getByRole('treeitem', { name: /^Favourites/ })).toBeVisible()
  await expect(schema.table('users')).toHaveCount(2)
  await page.reload()
  await expect(schema.table('users')).toHaveCount(2)
  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(schema.table('users')).toHaveCount(1)

  await page.getByRole('button', { name: 'Kinds' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Views/ }).click()
  await page.keyboard.press('Escape')
  await expect(schema.table('users')).toHaveCount(0)
  await expect(schema.line('materialized view', 'counted')).toBeVisible()
  await page.getByRole('button', { name: '1 of' }).click()
  await page.getByRole('menuitem', { name: 'Show all' }).click()
  await page.keyboard.press('Escape')
  await expect(schema.table('users')).toBeVisible()

  await postgres.run(
    'alter table users add column born date; create table fresh (id int); drop table notes cascade',
  )
  await schema.readAgain()
  await expect(schema.tree.getByRole('treeitem', { name: /^table fresh new/ })).toBeVisible()
  await expect(schema.tree.getByRole('treeitem', { name: /^table users altered/ })).toBeVisible()
  await expect(page.getByText(/1 new, 1 altered, \d gone since the look/)).toBeVisible()
  await expect(schema.object('public.users')).toContainText('+ column users.born')
  await page.getByRole('button', { name: 'Clear marks' }).click()
  await expect(schema.tree.getByRole('treeitem', { name: /(new|altered)/ })).toHaveCount(0)
})

test('a trigger is found by its name, on its table; tabs stand in one line in a narrow window', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
}) => {
  await postgres.run(database)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Schema')
  await page.keyboard.press('/')
  await page.keyboard.type('notes_touched')
  await schema.line('trigger', 'notes_touched').click()
  await expect(schema.object('public.notes')).toContainText('CREATE TRIGGER notes_touched')
  await expect(page.getByRole('tab', { name: /^Triggers/, selected: true })).toBeVisible()
  await page.setViewportSize({ width: 900, height: 700 })
  const tops = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(1)
  await page.getByRole('tab', { name: /^Triggers/ }).press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^Health/, selected: true })).toBeInViewport({ ratio: 0.9 })
})

test('health is one list and stands with its table; a finding is suppressed with a reason', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
  folderAtStart,
}) => {
  await postgres.run(database)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Schema')
  await expect(schema.tree.getByRole('treeitem', { name: /^table notes.* warning$/ })).toBeVisible()
  await schema.openHealth()
  const duplicate = schema.finding(/notes_title_twice on notes does what notes_title does/)
  await expect(duplicate).toContainText('DROP INDEX CONCURRENTLY public.notes_title_twice;')
  await expect(schema.finding(/No index of notes finds rows by user_id/)).toBeVisible()

  await duplicate.getByRole('button', { name: 'Suppress…' }).click()
  await duplicate.getByRole('textbox', { name: 'Why it may stay' }).fill('kept for the import')
  await duplicate.getByRole('button', { name: 'Suppress', exact: true }).click()
  await expect(duplicate).toHaveCount(0)
  const file = join(folderAtStart ?? '', '.varve/health.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    version: 1,
    suppressed: [
      {
        rule: 'duplicate-index',
        kind: 'index',
        table: 'notes',
        name: 'notes_title_twice',
        reason: 'kept for the import',
      },
    ],
  })
  await page.getByRole('switch', { name: 'Show suppressed (1)' }).click({ force: true })
  await expect(duplicate).toContainText('Suppressed: kept for the import')
  await duplicate.getByRole('button', { name: 'Take back' }).click()
  await expect(duplicate).toContainText('DROP INDEX')

  // What mends it does, and the next look says so.
  await postgres.run('drop index notes_title_twice')
  await schema.readAgain()
  await expect(duplicate).toHaveCount(0)
  await schema
    .finding(/No index of notes/)
    .getByRole('link', { name: 'public.notes' })
    .click()
  await page.getByRole('button', { name: /finding/ }).click()
  await expect(page.getByRole('tab', { name: /^Health/, selected: true })).toBeVisible()
  await expect(schema.finding(/No index of notes finds rows by user_id/)).toContainText('CREATE INDEX')
  await frame.command('Health')
  await expect(page.getByRole('heading', { name: 'Health', level: 2 })).toBeVisible()
})

const everyKind = `
create domain email as text check (value like '%@%');
create type address as (street text, city text);
create type span as range (subtype = float8);
create type mood as enum ('sad', 'glad');
create sequence tickets start with 100;
create table users (id int primary key, mail email, feels mood);
create table notes (id int primary key, user_id int references users (id), title text);
create index on notes (user_id);
create function touched() returns trigger language plpgsql as $$ begin return new; end $$;
create function half(n numeric) returns numeric language sql immutable return n / 2;
create procedure tidy() language sql as 'delete from notes';
create aggregate sum_of(numeric) (sfunc = numeric_add, stype = numeric);
create trigger stamp_it before update on notes for each row execute function touched();
create rule keep as on delete to users do instead nothing;
alter table notes enable row level security;
create policy own_notes on notes for select using (user_id = 1);
create view seen as select n.title, u.mail from notes n join users u on u.id = n.user_id;
create publication all_of_it for all tables;
`

test('every kind of object has its line, its page and its address', async ({
  page,
  frame,
  connections,
  history,
  schema,
  postgres,
}) => {
  await postgres.run(everyKind)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Schema')
  const lines: [kind: string, name: string][] = [
    ['table', 'notes'],
    ['view', 'seen'],
    ['enum', 'mood'],
    ['sequence', 'tickets'],
    ['domain', 'email'],
    ['composite', 'address'],
    ['range', 'span'],
    ['function', 'half(numeric)'],
    ['procedure', 'tidy()'],
    ['aggregate', 'sum_of(numeric)'],
  ]
  for (const [kind, name] of lines) await expect(schema.line(kind, name)).toBeVisible()

  await schema.line('function', 'half(numeric)').click()
  const half = schema.object('public.half(numeric)')
  await expect(half.getByRole('textbox', { name: 'Definition' })).toContainText('CREATE OR REPLACE FUNCTION')
  await expect(half.getByRole('region', { name: 'Facts' })).toContainText('language')
  expect(new URL(page.url()).hash).toBe('#/schema/public/half(numeric)/function')

  // What belongs to a table stands with it; the palette leads to its own page, and back to the table.
  await schema.open('notes')
  await schema.tab('Triggers')
  await expect(page.getByRole('region', { name: 'stamp_it' })).toContainText('CREATE TRIGGER stamp_it')
  await page.getByRole('tab', { name: /^Policies/ }).click()
  await expect(page.getByRole('region', { name: 'own_notes' })).toContainText('CREATE POLICY')
  await schema.tab('Depends on / used by')
  await expect(page.getByRole('table', { name: 'Depends on' })).toContainText('touched()')
  await expect(page.getByRole('table', { name: 'Used by' })).toContainText('seen')
  await frame.command('stamp_it')
  // The tab last looked at stays.
  await expect(page.getByRole('table', { name: 'Depends on' })).toContainText('touched()')
  await page.getByRole('tab', { name: 'Definition' }).click()
  await expect(schema.object('public.notes.stamp_it')).toContainText('belongs to notes')
  await page.goBack()
  await expect(page.getByRole('table', { name: 'Used by' })).toContainText('seen')
  await frame.command('all_of_it')
  expect(new URL(page.url()).hash).toBe('#/database/publication/all_of_it')
  await page.getByRole('tab', { name: 'Definition' }).click()
  await expect(schema.object('all_of_it')).toContainText('CREATE PUBLICATION')
  await page.reload()
  await expect(schema.object('all_of_it')).toContainText('CREATE PUBLICATION')
})

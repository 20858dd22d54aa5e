import { join } from 'node:path'
import { expect, writeFiles } from '../test'
import { home, test } from './take'

test('the sample, from its plan to its tables', async ({
  page,
  frame,
  history,
  run,
  schema,
  diagram,
  activity,
  take,
}) => {
  await history.counts(4, 0)
  await history.choose('001')
  await history.offer('Apply to here').click()
  await run.startAndFinish(/^Applied 2 revisions/)
  await history.choose('002')
  await expect(page.getByText(/^Replayed: /)).toBeVisible()
  await take('history')
  await history.choose('003')
  await history.offer('Apply to here').click()
  await expect(run.startButton()).toBeEnabled()
  await take('plan')
  await run.startAndFinish(/^Applied 2 revisions/)
  await expect(page.getByRole('region', { name: /^What changed/ })).toBeVisible()
  await take('run')
  await frame.go('Schema')
  await schema.open('messages')
  await take('columns')
  await schema.tab('Indexes')
  await take('indexes')
  await schema.tab('Foreign keys')
  await take('foreign-keys')
  await schema.openHealth()
  await take('health')
  await frame.go('Diagram')
  await expect(diagram.status).toBeVisible()
  await take('diagram')
  await frame.go('Activity')
  await activity.statement('CREATE TABLE').first().click()
  await take('activity')
  await page.keyboard.press('Control+k')
  await take('palette')
})

test('welcome and the form of a connection', async ({ frame, history, connections, welcome, take }) => {
  await history.counts(4, 0)
  await connections.startNew(frame)
  await connections.pasteUrl('postgresql://app:not-shown@db.example.com:5432/shop?sslmode=verify-full')
  await connections.pick('Environment', 'Production')
  await connections.url.scrollIntoViewIfNeeded()
  await take('connection')
  await frame.command('Open another folder')
  await expect(welcome.sample).toBeVisible()
  await take('welcome')
})

test('a migration that fails', async ({ frame, welcome, history, connections, run, take }) => {
  const folder = join(home, 'shop')
  await writeFiles(folder, shop)
  await history.counts(4, 0)
  await frame.command('Open another folder')
  await welcome.open(folder)
  await connections.startNew(frame)
  await connections.pick('Database', 'Embedded PostgreSQL')
  await connections.saveAndOpen()
  await history.counts(3, 0)
  await history.offer('Apply all 3').click()
  await run.start()
  await expect(run.title(/^Failed at statement 3/)).toBeVisible({ timeout: 30_000 })
  await expect(run.markedLine()).toBeVisible()
  await take('failure')
})

const shop = {
  'migrations/001_customers.up.sql': `create table customers (
  id bigint generated always as identity primary key,
  email text not null unique,
  name text not null,
  created_at timestamptz not null default now()
);
`,
  'migrations/001_customers.down.sql': 'drop table customers;\n',
  'migrations/002_orders.up.sql': `create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id) on delete cascade,
  placed_at timestamptz not null default now(),
  total numeric(12, 2) not null check (total >= 0)
);

create index orders_customer_id on orders (customer_id, placed_at desc);

-- what is paid with is kept apart from what is bought
alter table orders
  add column payment_id bigint
    references payments (id);
`,
  'migrations/002_orders.down.sql': 'drop table orders;\n',
  'migrations/003_order_lines.up.sql': `create table order_lines (
  order_id bigint not null references orders (id) on delete cascade,
  line int not null,
  sku text not null,
  primary key (order_id, line)
);
`,
  'migrations/003_order_lines.down.sql': 'drop table order_lines;\n',
}

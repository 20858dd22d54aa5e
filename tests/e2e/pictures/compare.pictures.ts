import { connect, expect } from '../test'
import { test } from './take'

const files = {
  '001_customers.up.sql': `create table customers (
  id bigint generated always as identity primary key,
  email text not null unique,
  name varchar(80) not null
);
`,
  '001_customers.down.sql': 'drop table customers;\n',
  '002_orders.up.sql': `create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  placed_at timestamptz not null default now(),
  total numeric(12, 2) not null check (total >= 0)
);
create index orders_customer_id on orders (customer_id);
`,
  '002_orders.down.sql': 'drop table orders;\n',
  '003_states.up.sql': `create type order_state as enum ('open', 'paid', 'sent');
alter table orders add column state order_state not null default 'open';
alter table customers alter column name type text;
create index orders_state on orders (state) where state <> 'sent';
`,
  '003_states.down.sql': `drop index orders_state;
alter table orders drop column state;
alter table customers alter column name type varchar(80);
`,
}

/** What someone did on the database by hand. */
const byHand = `
drop index orders_customer_id;
alter table orders drop constraint orders_customer_id_fkey;
alter table orders add constraint orders_customer_id_fkey
  foreign key (customer_id) references customers (id) on delete cascade;
alter table orders add column note text;
alter table customers alter column name drop not null;
create table audit_log (id bigint primary key, at timestamptz not null default now(), what jsonb);
`

test.use({ startProject: { files } })

test('what revisions change, drift, and the way between', async ({
  page,
  frame,
  history,
  run,
  schema,
  compare,
  connections,
  postgres,
  take,
}) => {
  await connect({ frame, connections, history }, postgres)
  await history.choose('003')
  await history.offer('Apply to here').click()
  await run.startAndFinish(/^Applied 3 revisions/)
  await postgres.run(byHand)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await history.choose('003')
  await page.getByRole('button', { name: /column customers.name/ }).click()
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('list', { name: 'Residue' })).toBeVisible()
  await expect(page.getByRole('link', { name: /differences from 003/ })).toBeVisible()
  await take('effects')

  await frame.go('Schema')
  await schema.open('orders')
  await expect(page.getByRole('columnheader', { name: 'Since' })).toBeVisible()
  await take('since')

  await frame.go('History')
  await page.getByRole('link', { name: /differences from 003/ }).click()
  await expect(compare.tree).toBeVisible()
  await take('drift')
  await compare.change(/foreign key/).click()
  await expect(page.getByRole('textbox', { name: /^DDL in / }).last()).toContainText('CASCADE')
  await take('compare')
  await page.getByRole('button', { name: 'Swap the sides' }).click()
  await expect(page.getByRole('button', { name: 'Take them' })).toBeVisible()
  await page.getByRole('button', { name: 'Take them' }).click()
  await compare.showPlan(/^Proved: run in /)
  await take('compare-plan')
})

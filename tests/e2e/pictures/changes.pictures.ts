import { connect, expect } from '../test'
import { test } from './take'

const files = {
  '001_shop.up.sql': `create table customers (
  id bigint generated always as identity primary key,
  email text not null unique,
  name varchar(80) not null,
  phone text,
  newsletter boolean not null default false,
  created_at timestamptz not null default now()
);
create table products (
  id bigint generated always as identity primary key,
  sku text not null unique,
  title text not null,
  price numeric(12, 2) not null,
  colour text
);
create table baskets (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  product_id bigint not null references products (id),
  put_at timestamptz not null default now()
);
create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  placed_at timestamptz not null default now(),
  shipped_to varchar(120),
  total numeric(12, 2) not null
);
create index orders_placed_at on orders (placed_at);
`,
  '001_shop.down.sql':
    'drop table baskets;\ndrop table orders;\ndrop table products;\ndrop table customers;\n',
  '002_order_lines.up.sql': `create type order_state as enum ('open', 'paid', 'sent');
drop table baskets;
create table addresses (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id) on delete cascade,
  street text not null,
  town text not null
);
create table order_lines (
  order_id bigint not null references orders (id) on delete cascade,
  product_id bigint not null references products (id),
  quantity integer not null check (quantity > 0),
  primary key (order_id, product_id)
);
create index order_lines_product_id on order_lines (product_id);
alter table orders drop column shipped_to;
alter table orders add column address_id bigint references addresses (id);
alter table orders add column state order_state not null default 'open';
alter table orders alter column total type numeric(14, 2);
drop index orders_placed_at;
create index orders_state on orders (state) where state <> 'sent';
`,
  '002_order_lines.down.sql': 'drop table order_lines;\n',
}

test.use({ startProject: { files } })

test('the tables that a revision touches', async ({ page, frame, history, connections, postgres, take }) => {
  await connect({ frame, connections, history }, postgres)
  await history.choose('002')
  const changes = page.getByRole('application', { name: /^Diagram of the changes/ })
  await expect(changes.getByRole('group', { name: 'added table public.order_lines' })).toBeVisible({
    timeout: 180_000,
  })
  await take('changes')
})

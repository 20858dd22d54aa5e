/** A shop with every kind of foreign key: composite, optional, unique, several to one table, and to itself. */
export const shop = `
create table customers (
  id bigint generated always as identity primary key,
  email text not null unique,
  name text,
  referred_by bigint references customers (id) on delete set null
);
create table addresses (
  customer_id bigint not null references customers (id) on delete cascade,
  line int not null,
  street text not null,
  primary key (customer_id, line)
);
create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id) on delete restrict on update cascade,
  bill_line int not null,
  ship_line int,
  placed_at timestamptz not null default now(),
  constraint orders_bill_to foreign key (customer_id, bill_line) references addresses (customer_id, line),
  constraint orders_ship_to foreign key (customer_id, ship_line) references addresses (customer_id, line)
);
create table invoices (
  order_id bigint primary key references orders (id) on delete cascade,
  total numeric(12, 2) not null
);
create table products (
  sku varchar(40) primary key,
  title text not null,
  price numeric(12, 2)
);
create table order_items (
  order_id bigint not null references orders (id) on delete cascade,
  line int not null,
  sku varchar(40) not null references products (sku),
  quantity int not null default 1,
  primary key (order_id, line)
);
create table "a <b>""&' name" (
  id int primary key,
  "x]]> <script>" varchar(40) references products (sku)
);
create table settings (name text primary key, value jsonb);
`
